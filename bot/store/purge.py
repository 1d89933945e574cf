"""Delete what has outlived its time, at once or again and again."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread

import sqlalchemy as sa

from bot.store.contexts import drop_forgotten
from bot.store.database import Database
from bot.store.errors import reason
from bot.store.instants import seconds
from bot.store.schema import comments, records

logger = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows were deleted."""

    contexts: int
    records: int
    comments: int


def purge(database: Database, keep: timedelta, now: datetime) -> Purged:
    """Delete forgotten contexts, and records and comments that are older than `keep`."""
    before = seconds(now - keep)
    with database.begin() as transaction:
        old = (sa.delete(table).where(table.c.at < before) for table in (records, comments))
        purged = Purged(
            drop_forgotten(transaction, now), *(transaction.connection.execute(each).rowcount for each in old)
        )
    database.wipe()
    return purged


@contextmanager
def regularly(work: Callable[[], object], every: timedelta = EVERY) -> Iterator[None]:
    """Do the work at once, and then again and again in a thread of its own until the block ends."""
    stopped = Event()
    thread = Thread(target=_repeat, args=(work, every, stopped), name="purge", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _repeat(work: Callable[[], object], every: timedelta, stopped: Event) -> None:
    while True:
        try:
            work()
        except Exception as error:  # whatever it is, it must not end all purging
            logger.error("a purge failed; the next is in %s: %s", every, reason(error))
        if stopped.wait(every.total_seconds()):
            return
