"""What becomes of a reply that Telegram refuses: the whole program against the fake Bot API."""

from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot
from tests.fake_telegram.reading import buttons

WATERING = "How often should I water a houseplant?"
HELP = "Type a question, or pick a choice by its number."


def test_flood_control_delays_and_loses_nothing(bot: FakeBot, chat: int) -> None:
    """After a 429 the same message is sent again."""
    bot.fail("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)

    assert bot.ask(chat, people.text(chat, "/help"))["text"] == HELP


def test_html_that_telegram_refuses_goes_out_as_plain_text(bot: FakeBot, chat: int) -> None:
    """The words arrive all the same, with the buttons."""
    bot.fail("sendMessage", 400, "Bad Request: can't parse entities: unexpected end tag")
    message = bot.ask(chat, people.text(chat, WATERING))

    assert "entities" not in message
    assert message["text"].startswith(WATERING)
    assert buttons(message)


def test_a_failure_is_admitted(bot: FakeBot, chat: int) -> None:
    """When something unforeseen goes wrong, the person is told."""
    bot.fail("sendMessage", 400, "Bad Request: something unforeseen")

    assert bot.ask(chat, people.text(chat, WATERING))["text"].startswith("Something went wrong.")
