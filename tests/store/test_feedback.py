"""Votes and comments."""

from datetime import UTC, datetime

from bot.store.feedback import Tally
from bot.store.store import Store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_votes_are_counted(store: Store) -> None:
    """Each passage has its tally, and nobody is in it."""
    for passage, helpful in [("cost", True), ("cost", True), ("cost", False), ("pain", False)]:
        store.feedback.add(passage, helpful)

    assert store.feedback.tallies() == {"cost": Tally(2, 1), "pain": Tally(0, 1)}


def test_a_comment_needs_consent(store: Store) -> None:
    """It is kept redacted of somebody who agreed, and of nobody else."""
    store.consent.give("ada", NOON)

    assert store.feedback.comment("ada", "cost", "mail me: ada@example.org", NOON)
    assert not store.feedback.comment("bob", "cost", "thanks", NOON)
    assert store.export("ada")["comments"] == [
        {"at": "2026-11-24T12:00:00+00:00", "passage": "cost", "text": "mail me: [e-mail]"}
    ]
    assert store.export("bob")["comments"] == []
