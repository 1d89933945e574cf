"""Consent: asked once, given, taken back."""

from datetime import UTC, datetime

import pytest

from bot.core.model import Kind
from bot.store import consent
from bot.store.store import Store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_nobody_has_consented_unasked(store: Store) -> None:
    """Without an answer there is no consent."""
    assert (store.consent.asked("ada"), store.consent.given("ada")) == (False, False)


@pytest.mark.parametrize(("answers", "given"), [("y", True), ("n", False), ("yn", False), ("ny", True), ("yy", True)])
def test_the_last_answer_counts(answers: str, given: bool, store: Store) -> None:
    """A yes can be taken back, and a no; whoever answered is not asked again."""
    for answer in answers:
        {"y": store.consent.give, "n": store.consent.revoke}[answer]("ada", NOON)

    assert (store.consent.asked("ada"), store.consent.given("ada")) == (True, given)
    assert (store.consent.asked("bob"), store.consent.given("bob")) == (False, False)


def test_a_no_deletes_what_a_yes_had_kept(store: Store) -> None:
    """Records and comments of the chat go, those of others stay."""
    for chat in ("ada", "bob"):
        store.consent.give(chat, NOON)
        store.records.add(chat, f"{chat} asks", Kind.ANSWER, (), NOON)
        store.feedback.comment(chat, "cost", f"{chat} says", NOON)

    store.consent.revoke("ada", NOON)

    kept = {chat: [len(store.export(chat)[name]) for name in ("records", "comments")] for chat in ("ada", "bob")}
    assert kept == {"ada": [0, 0], "bob": [1, 1]}


def test_a_new_question_is_asked_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A yes to another wording is no consent to this one."""
    store.consent.give("ada", NOON)
    monkeypatch.setattr(consent, "QUESTION", consent.QUESTION + 1)

    assert (store.consent.asked("ada"), store.consent.given("ada")) == (False, False)
