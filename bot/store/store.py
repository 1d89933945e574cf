"""The store: its parts, and what concerns all that is kept of a chat."""

from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlalchemy as sa

from bot.store import consent, contexts, purge, records, rotation, schema
from bot.store.consent import Consents
from bot.store.contexts import StoredContexts
from bot.store.database import Database
from bot.store.feedback import Feedback
from bot.store.opening import opened
from bot.store.purge import Purged
from bot.store.records import Records

KEEP = timedelta(days=30)


class Store:
    """Contexts, consents, records and feedback of one database."""

    def __init__(self, database: Database, keep: timedelta = KEEP) -> None:
        self._database = database
        self._keep = keep
        self.contexts = StoredContexts(database)
        self.consent = Consents(database)
        self.records = Records(database)
        self.feedback = Feedback(database)

    @classmethod
    def open(cls, path: Path, keys: Path, keep: timedelta = KEEP) -> "Store":
        """Open a database with its key file; where there is neither, make both. Raises StoreError."""
        return cls(opened(path, keys), keep)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def export(self, chat: str) -> dict[str, Any]:
        """Return all that is kept of a chat, as values of JSON. Raises PayloadUnreadable."""
        with self._database.begin() as transaction:
            return {
                "context": contexts.read(transaction, chat),
                "consent": consent.read(transaction, chat),
                "records": list(records.read(transaction, schema.records, chat)),
                "comments": list(records.read(transaction, schema.comments, chat)),
            }

    def forget(self, chat: str) -> int:
        """Delete all that is kept of a chat, and return how many rows that were."""
        with self._database.begin() as transaction:
            pseudonym = transaction.keys.pseudonym(chat)
            deletions = (sa.delete(table).where(table.c.chat == pseudonym) for table in schema.OF_A_CHAT)
            count = sum(transaction.connection.execute(each).rowcount for each in deletions)
        self._database.wipe()
        return count

    def purge(self, now: datetime) -> Purged:
        """Delete what has outlived its time."""
        return purge.purge(self._database, self._keep, now)

    def rotate(self) -> int:
        """Encrypt all with a new text key, and return how many rows that were. Raises StoreError."""
        return rotation.rotate(self._database)

    def close(self) -> None:
        """Close the database."""
        self._database.close()
