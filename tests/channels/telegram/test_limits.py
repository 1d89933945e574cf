"""How fast a chat may ask, over HTTP."""

from typing import Any

import pytest

from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot

WATERING = "How often should I water a houseplant?"
SLOW_DOWN = "You are faster than I am. Please wait a moment."
ALARM = "i cannot breathe, call an ambulance"


@pytest.mark.parametrize(
    "message",
    [lambda chat: people.text(chat, WATERING), lambda chat: people.text(chat, "/help")],
    ids=["text", "/help"],
)
def test_a_chat_that_is_too_fast_is_told_once(bot: FakeBot, chat: int, message: Any) -> None:
    """Five messages at once are answered, the sixth is asked to wait, the others get silence, and an alarm its help."""
    bot.push(*(message(chat) for _ in range(9)), people.text(chat, ALARM))
    texts = [message["text"] for message in bot.wait_for(chat, 7)]

    assert texts[5:] == [SLOW_DOWN, "Please call your local emergency number now."]
    assert SLOW_DOWN not in texts[:5]


def test_other_chats_are_not_slowed(bot: FakeBot, chat: int) -> None:
    """The limit is one chat's own."""
    bot.push(*(people.text(chat, "/help") for _ in range(9)))

    other = chat + 1_000_000
    assert bot.ask(other, people.text(other, WATERING))["text"].startswith(WATERING)
