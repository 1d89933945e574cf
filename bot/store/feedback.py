"""What people think of passages: a tally that knows nobody, and comments of those who allowed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.store import consent
from bot.store.database import Database
from bot.store.records import put
from bot.store.redaction import redacted
from bot.store.schema import comments, tallies


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a passage was called helpful, and how often not."""

    helpful: int = 0
    unhelpful: int = 0


class Feedback:
    """Tallies and comments."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, passage: str, helpful: bool) -> None:
        """Count a vote. Neither who cast it nor when is kept."""
        this = (tallies.c.passage == passage) & (tallies.c.helpful == int(helpful))
        with self._database.begin() as transaction:
            counted = sa.update(tallies).where(this).values(votes=tallies.c.votes + 1)
            if not transaction.connection.execute(counted).rowcount:
                row = {"passage": passage, "helpful": int(helpful), "votes": 1}
                transaction.connection.execute(sa.insert(tallies).values(**row))

    def comment(self, chat: str, passage: str, text: str, now: datetime) -> bool:
        """Keep a comment, redacted, if its chat has consented, and return whether it was kept."""
        with self._database.begin() as transaction:
            if not consent.given(transaction, chat):
                return False
            put(transaction, comments, chat, {"passage": passage, "text": redacted(text)}, now)
            return True

    def tallies(self) -> Mapping[str, Tally]:
        """Return the tally of each passage that has one."""
        with self._database.begin() as transaction:
            rows = transaction.connection.execute(sa.select(tallies)).all()
        counts = {(row.passage, bool(row.helpful)): row.votes for row in rows}
        passages = sorted({passage for passage, _ in counts})
        return {each: Tally(counts.get((each, True), 0), counts.get((each, False), 0)) for each in passages}
