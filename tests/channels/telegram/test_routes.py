"""Which handler takes which update."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.conversation import Conversation
from bot.channels.telegram.routes import ALLOWED_UPDATES, routes
from bot.channels.telegram.voice import Voice
from tests.fake_telegram import people

BOT: Any = SimpleNamespace(id=12345, username="ScarwiseBot", defaults=None)
WITH_STORE: Any = SimpleNamespace(store=object())
WITHOUT: Any = SimpleNamespace(store=None)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WORDS = people.text(7, "hello")
PHOTO = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]}


def taker(update: dict[str, Any], service: Any = WITH_STORE) -> str | None:
    """Return the name of the handler that takes an update."""
    read = Update.de_json({"update_id": 1, **update}, BOT)
    voice = Voice(service, lambda: NOON)
    for handler in routes(voice, Conversation(voice)):
        if handler.check_update(read) not in (None, False):
            return str(handler.callback.__name__)
    return None


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        *((people.text(7, f"/{name}"), name) for name in "start help topics sources privacy about".split()),
        *((people.text(7, f"/{name}"), name) for name in "mydata forget feedback".split()),
        (people.text(7, "/start fda-approval"), "start"),
        (people.text(7, "/nonsense"), "help"),
        (people.text(7, "/start@OtherBot"), "help"),
        (people.text(7, "what does /start do?"), "question"),
        (people.message(7, **PHOTO), "picture"),
        (people.message(7, dice={"emoji": "x", "value": 1}), "wordless"),
        (people.message(7, new_chat_title="New"), None),
        (people.tap(7, "show:one"), "show"),
        (people.tap(7, "more:one"), "show"),
        (people.tap(7, "forged"), "show"),
        (people.tap(7, ""), "show"),
        (people.tap(7, "others"), "others"),
        (people.tap(7, "others:one"), "show"),
        (people.tap(7, "topics:1"), "articles"),
        (people.tap(7, "article:one:1"), "article"),
        (people.tap(7, "article:one:x"), "show"),
        (people.tap(7, "helpful:one"), "vote"),
        (people.tap(7, "unhelpful:one"), "vote"),
        (people.tap(7, "comment:one"), "comment"),
        (people.tap(7, "consent:yes"), "answered"),
        (people.tap(7, "consent:perhaps"), "show"),
        (people.tap(7, "forget:no"), "forgotten"),
        (people.inline("does it hurt"), "offer"),
        (people.text(-7, "hello"), None),
        (people.mention(-7, "@ScarwiseBot does it hurt"), "question"),
        (people.mention(-7, "@OtherBot does it hurt"), None),
        (people.edit(WORDS, "hello again"), "edited"),
        ({"edited_message": people.text(7, "/start")["message"]}, None),
        ({"edited_message": people.text(-7, "hello")["message"]}, None),
        ({"channel_post": WORDS["message"]}, None),
        ({"edited_channel_post": WORDS["message"]}, None),
        ({"business_message": WORDS["message"]}, None),
    ],
)
def test_who_takes_what(update: dict[str, Any], expected: str | None) -> None:
    """Each kind of update has one handler, or none if it is to be ignored."""
    assert taker(update) == expected


def test_without_a_store_there_is_nothing_personal() -> None:
    """Its commands lead to help, and its buttons nowhere."""
    assert taker(people.text(7, "/mydata"), WITHOUT) == "help"
    assert taker(people.tap(7, "helpful:one"), WITHOUT) == "show"


def test_only_what_has_a_handler_is_asked_for() -> None:
    """Telegram is told to send messages, their edits, taps and inline queries."""
    assert set(ALLOWED_UPDATES) == {"message", "edited_message", "callback_query", "inline_query"}
