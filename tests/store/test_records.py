"""The question log."""

from datetime import UTC, datetime

from bot.core.model import Kind
from bot.store.records import Record
from bot.store.store import Store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_without_consent_nothing_is_kept(store: Store) -> None:
    """A question of somebody who was not asked, or said no, leaves no record."""
    store.consent.revoke("bob", NOON)

    assert [store.records.add(chat, "does it hurt", Kind.ANSWER, ("pain",), NOON) for chat in ("ada", "bob")] == [
        False,
        False,
    ]
    assert store.records.all() == ()


def test_with_consent_a_question_is_kept_redacted(store: Store) -> None:
    """It says what was asked and what became of it, in order, and not who asked."""
    store.consent.give("ada", NOON)

    assert store.records.add("ada", "does it hurt? ada@example.org", Kind.ANSWER, ("pain",), NOON)
    assert store.records.add("ada", "and the moon", Kind.DECLINE, (), NOON)
    assert store.records.all() == (
        Record(NOON, "does it hurt? [e-mail]", Kind.ANSWER, ("pain",)),
        Record(NOON, "and the moon", Kind.DECLINE, ()),
    )


def test_any_text_can_be_kept(store: Store) -> None:
    """Lone surrogates and zero bytes are text like any other."""
    store.consent.give("ada", NOON)

    assert store.records.add("ada", "a\ud800\0b", Kind.DECLINE, (), NOON)
    assert store.records.all()[0].text == "a\ud800b"
