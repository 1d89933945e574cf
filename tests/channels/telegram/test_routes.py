"""Which handler takes which update."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.conversation import Conversation
from bot.channels.telegram.routes import ALLOWED_UPDATES, routes
from tests.fake_telegram import people

BOT: Any = SimpleNamespace(id=12345, username="ScarwiseBot", defaults=None)
SERVICE: Any = None
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WORDS = people.text(7, "hello")["message"]


def taker(update: dict[str, Any]) -> str | None:
    """Return the name of the handler that takes an update."""
    read = Update.de_json({"update_id": 1, **update}, BOT)
    for handler in routes(Conversation(SERVICE, lambda: NOON)):
        if handler.check_update(read) not in (None, False):
            return str(handler.callback.__name__)
    return None


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        (people.text(7, "/start"), "start"),
        (people.text(7, "/start fda-approval"), "start"),
        (people.text(7, "/help"), "help"),
        (people.text(7, "/privacy"), "privacy"),
        (people.text(7, "/nonsense"), "help"),
        (people.text(7, "/start@OtherBot"), "help"),
        (people.text(7, "what does /start do?"), "question"),
        (people.message(7, dice={"emoji": "x", "value": 1}), "wordless"),
        (people.message(7, new_chat_title="New"), None),
        (people.tap(7, "show:one"), "tap"),
        (people.text(-7, "hello"), None),
        ({"edited_message": WORDS}, None),
        ({"edited_message": people.text(7, "/start")["message"]}, None),
        ({"channel_post": WORDS}, None),
        ({"business_message": WORDS}, None),
    ],
)
def test_who_takes_what(update: dict[str, Any], expected: str | None) -> None:
    """Each kind of update has one handler, or none if it is to be ignored."""
    assert taker(update) == expected


def test_only_what_has_a_handler_is_asked_for() -> None:
    """Telegram is told to send messages and taps."""
    assert set(ALLOWED_UPDATES) == {"message", "callback_query"}
