"""What outlives its time goes, by itself while a bot runs."""

import logging
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from bot.core.model import Context, Kind
from bot.store.errors import StoreError
from bot.store.purge import Purged, regularly
from bot.store.store import Store
from tests.store.conftest import Place

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_old_rows_are_deleted(store: Store) -> None:
    """Contexts after 30 minutes, records and comments after 30 days, and none before; consents and tallies stay."""
    for chat, past in [("ada", timedelta()), ("bob", timedelta(minutes=1))]:
        store.consent.give(chat, NOON)
        store.contexts.save(chat, Context(touched_at=NOON + past))
        store.records.add(chat, "hi", Kind.SMALLTALK, (), NOON + past)
        store.feedback.comment(chat, "cost", "hi", NOON + past)
    store.feedback.add("cost", True)

    assert store.purge(NOON + timedelta(minutes=30)) == Purged(0, 0, 0)
    assert store.purge(NOON + timedelta(minutes=30, seconds=1)) == Purged(1, 0, 0)
    assert store.purge(NOON + timedelta(days=30)) == Purged(1, 0, 0)
    assert store.purge(NOON + timedelta(days=30, seconds=1)) == Purged(0, 1, 1)
    assert len(store.records.all()) == 1
    assert store.consent.given("ada")
    assert store.feedback.tallies()


def test_how_long_is_a_setting(place: Place) -> None:
    """Records can be kept for a shorter time."""
    with Store.open(place.database, place.keys, timedelta(days=1)) as store:
        store.consent.give("ada", NOON)
        store.records.add("ada", "hi", Kind.SMALLTALK, (), NOON)

        assert store.purge(NOON + timedelta(days=1, seconds=1)) == Purged(0, 1, 0)


def test_a_context_without_a_time_does_not_stay(store: Store) -> None:
    """What nobody knows the age of counts as old."""
    store.contexts.save("ada", Context(shown=("cost",)))

    assert store.purge(NOON) == Purged(1, 0, 0)


def test_a_context_from_the_future_does_not_stay(store: Store) -> None:
    """A clock that was set back leaves none that would live on for as long as it had been fast."""
    store.contexts.save("ada", Context(touched_at=NOON + timedelta(days=365)))
    assert store.purge(NOON) == Purged(1, 0, 0)

    store.contexts.save("ada", Context(touched_at=NOON + timedelta(minutes=1)))
    assert store.purge(NOON) == Purged(0, 0, 0)


def test_a_purge_empties_the_log(store: Store, place: Place) -> None:
    """The write-ahead log holds nothing of the past afterwards."""
    log = place.database.with_name("scarwise.db-wal")
    store.contexts.save("ada", Context(touched_at=NOON))
    assert log.stat().st_size > 0

    store.purge(NOON)

    assert log.stat().st_size == 0


@pytest.mark.parametrize(
    ("failure", "told"),
    [(StoreError("The disk is full."), "The disk is full."), (RuntimeError("ada"), "RuntimeError")],
    ids=["ours", "another"],
)
def test_work_is_repeated_until_the_block_ends(failure: Exception, told: str, caplog: pytest.LogCaptureFixture) -> None:
    """It is done at once and again, also after a failure, which is logged; then no more."""
    done: list[int] = []
    thrice = Event()

    def work() -> None:
        done.append(len(done))
        if len(done) == 3:
            thrice.set()
        if len(done) == 1:
            raise failure

    with regularly(work, timedelta(milliseconds=1)):
        assert thrice.wait(10)
    count = len(done)

    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert caplog.messages[0].endswith(told)
    assert not Event().wait(0.05)
    assert len(done) == count
