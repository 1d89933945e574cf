"""The commands that show what the bot is and knows, over HTTP."""

import pytest

from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot
from tests.fake_telegram.reading import buttons, labels, styled


def test_start_introduces_the_bot(bot: FakeBot, chat: int) -> None:
    """/start says what the bot is, with examples and topics to tap; a private chat is asked for consent once."""
    bot.push(people.text(chat, "/start"))
    first, second = bot.wait_for(chat, 2)

    assert first["text"] == "Hello, I answer questions about plants in pots."
    assert buttons(first) == [["show:how-often-to-water"], ["show:overwatering"], ["topics:0"]]
    assert second["text"] == "May I keep your questions for 30 days?"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/about", "I am Potwise, a program. I know 4 answers from 2 sources."),
        ("/sources", "Gardeners wrote the answers. You see their sources under each."),
        ("/privacy", "This answer is no longer here."),  # this small library has no such passage
    ],
)
def test_commands_that_explain(bot: FakeBot, chat: int, command: str, said: str) -> None:
    """Each says what its menu promises."""
    assert bot.ask(chat, people.text(chat, command))["text"] == said


def test_topics_are_browsed_by_buttons(bot: FakeBot, chat: int) -> None:
    """Articles lead to their passages and back, in the same message; a passage is a new one."""
    message = bot.ask(chat, people.text(chat, "/topics"))
    assert message["text"] == "What would you like to read about?"
    assert buttons(message) == [["article:light:0"], ["article:watering:0"]]

    bot.push(people.tap(chat, "article:watering:0", under=message))
    article = bot.wait_until(lambda: [m for m in bot.shown(chat) if "topics:0" in str(m)])[0]
    assert styled(article, "bold") == [labels(message)[1][0]]
    assert buttons(article) == [["show:how-often-to-water"], ["show:overwatering"], ["topics:0"]]

    assert "too much water" in bot.ask(chat, people.tap(chat, "show:overwatering", under=article))["text"]
    bot.push(people.tap(chat, "topics:0", under=article))
    bot.wait_until(lambda: bot.shown(chat)[0]["text"] == "What would you like to read about?")


@pytest.mark.parametrize("data", ["article:gone:0", "topics:99", "article:watering:9"])
def test_pages_that_are_gone_lead_to_the_first(bot: FakeBot, chat: int, data: str) -> None:
    """A forged or old page is answered with one that exists."""
    message = bot.ask(chat, people.text(chat, "/help"))
    bot.push(people.tap(chat, data, under=message))

    bot.wait_until(lambda: "article:" in str(buttons(bot.shown(chat)[0])) or "show:" in str(bot.shown(chat)[0]))
