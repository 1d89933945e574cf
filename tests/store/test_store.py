"""All that is kept of a chat: shown and deleted."""

from datetime import UTC, datetime

from bot.core.model import Context, Kind
from bot.store.feedback import Tally
from bot.store.store import Store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
EMPTY = {"context": None, "consent": None, "records": [], "comments": []}


def fill(store: Store, chat: str) -> None:
    """Keep something of a chat in every table."""
    store.consent.give(chat, NOON)
    store.contexts.save(chat, Context(shown=("cost",), touched_at=NOON))
    store.records.add(chat, f"{chat} asks", Kind.ANSWER, ("cost",), NOON)
    store.records.add(chat, f"{chat} asks more", Kind.DECLINE, (), NOON)
    store.feedback.comment(chat, "cost", "clear", NOON)
    store.feedback.add("cost", True)


def test_an_export_shows_all_of_a_chat(store: Store) -> None:
    """Context, consent, records and comments, with their times, and nothing of others."""
    fill(store, "ada")
    fill(store, "bob")
    shown = store.export("ada")
    at = "2026-11-24T12:00:00+00:00"

    assert shown["context"]["shown"] == ["cost"]
    assert shown["consent"] == {"given": True, "question": 1, "at": at}
    assert shown["records"] == [
        {"at": at, "text": "ada asks", "kind": "answer", "passages": ["cost"]},
        {"at": at, "text": "ada asks more", "kind": "decline", "passages": []},
    ]
    assert shown["comments"] == [{"at": at, "passage": "cost", "text": "clear"}]


def test_nothing_is_kept_of_a_stranger(store: Store) -> None:
    """An unknown chat has an empty export, and there is nothing to forget."""
    assert store.export("ada") == EMPTY
    assert store.forget("ada") == 0


def test_forgetting_deletes_all_of_a_chat(store: Store) -> None:
    """Nothing is left of it but its votes, which are nobody's; other chats stay as they were."""
    fill(store, "ada")
    fill(store, "bob")
    before = store.export("bob")

    assert store.forget("ada") == 5
    assert store.export("ada") == EMPTY
    assert not store.consent.asked("ada")
    assert store.contexts.load("ada") == Context()
    assert store.export("bob") == before
    assert store.feedback.tallies() == {"cost": Tally(2, 0)}
