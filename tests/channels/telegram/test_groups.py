"""The bot in a group: it answers what is meant for it, in its place, and nothing personal."""

from typing import Any

import pytest

from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot
from tests.fake_telegram.reading import addresses, buttons

WATERING = "How often should I water a houseplant?"
OURS = people.text(-1, "hi", **{"from": people.person(11111111, is_bot=True)})["message"]


@pytest.fixture
def group(chat: int) -> int:
    """Give a group that nobody has used."""
    return -chat


def call(bot: FakeBot, group: int) -> dict[str, Any]:
    """Return the parameters of the only message that a group got."""
    (found,) = [each["parameters"] for each in bot.calls("sendMessage") if each["parameters"]["chat_id"] == str(group)]
    return found


@pytest.mark.parametrize(
    "question",
    [
        lambda group, rest: people.text(group, WATERING, reply_to_message=OURS, **rest),
        lambda group, rest: people.mention(group, f"@FakeBot {WATERING}", **rest),
    ],
    ids=["reply", "mention"],
)
def test_only_what_is_addressed_is_answered(bot: FakeBot, group: int, question: Any) -> None:
    """Talk is left alone; a reply or a mention is answered under it, in the topic of the forum."""
    asked = question(group, {"message_thread_id": 5, "is_topic_message": True})
    bot.push(people.text(group, WATERING), people.text(group, "/help@OtherBot"), people.text(group, "/weather"))
    message = bot.ask(group, asked)

    assert message["text"].startswith(WATERING)
    assert call(bot, group)["message_thread_id"] == "5"
    assert f'"message_id": {asked["message"]["message_id"]}' in call(bot, group)["reply_parameters"]


def test_nobody_is_asked_whether_an_answer_helped(bot: FakeBot, group: int) -> None:
    """What one of many thinks is left to private chats; all else is offered."""
    message = bot.ask(group, people.mention(group, f"@FakeBot {WATERING}"))

    assert [row[0] for row in buttons(message)] == ["more:how-often-to-water", "show:overwatering"]


@pytest.mark.parametrize("command", ["/mydata@FakeBot", "/forget@FakeBot", "/feedback@FakeBot"])
def test_what_is_personal_is_said_in_private(bot: FakeBot, group: int, command: str) -> None:
    """The group is shown the way to a chat of one's own."""
    message = bot.ask(group, people.text(group, command))

    assert message["text"] == "Please ask me that in a private chat."
    assert addresses(message) == ["https://t.me/FakeBot?start=Hello"]


@pytest.mark.parametrize("data", ["consent:yes", "forget:yes", "comment:how-often-to-water"])
def test_a_tap_made_up_in_a_group_does_nothing(bot: FakeBot, group: int, data: str) -> None:
    """No button in a group gives consent for all who are in it; who makes one up is shown the way."""
    message = bot.ask(group, people.tap(group, data))

    assert message["text"] == "Please ask me that in a private chat."
    assert addresses(message) == ["https://t.me/FakeBot?start=Hello"]


def test_start_asks_a_group_for_no_consent(bot: FakeBot, group: int) -> None:
    """The group gets the introduction alone."""
    bot.ask(group, people.text(group, "/start@FakeBot"))
    bot.ask(group, people.text(group, "/help"))

    assert len(bot.sent(group)) == 2


def test_an_emergency_in_a_group_is_met(bot: FakeBot, group: int) -> None:
    """Whoever turns to the bot for help is named it there."""
    message = bot.ask(group, people.mention(group, "@FakeBot i cannot breathe, call an ambulance"))

    assert message["text"] == "Please call your local emergency number now."


def test_a_tap_in_a_group_is_answered_there(bot: FakeBot, group: int) -> None:
    """The passage comes into the group, under the message with the button."""
    answer = bot.ask(group, people.mention(group, f"@FakeBot {WATERING}"))

    assert "24 plants" in bot.ask(group, people.tap(group, "more:how-often-to-water", under=answer))["text"]
