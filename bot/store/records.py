"""The question log: what people who allowed it have asked, redacted and encrypted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from bot.core.model import Kind
from bot.store import consent
from bot.store.database import Database, Transaction
from bot.store.instants import seconds, written
from bot.store.redaction import redacted
from bot.store.schema import records


@dataclass(frozen=True, slots=True)
class Record:
    """A question of somebody, what became of it, and which passages were shown or offered."""

    at: datetime
    text: str
    kind: Kind
    passages: tuple[str, ...]


class Records:
    """The question log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, chat: str, text: str, kind: Kind, passages: Sequence[str], now: datetime) -> bool:
        """Keep a question if its chat has consented, and return whether it was kept."""
        with self._database.begin() as transaction:
            if not consent.given(transaction, chat):
                return False
            values = {"text": redacted(text), "kind": kind, "passages": list(passages)}
            put(transaction, records, chat, values, now)
            return True

    def all(self) -> tuple[Record, ...]:
        """Return every record, the oldest first, without telling chats apart. Raises PayloadUnreadable."""
        with self._database.begin() as transaction:
            rows = transaction.connection.execute(sa.select(records).order_by(records.c.id))
            return tuple(_record(row.at, transaction.keys.unseal(row.payload)) for row in rows)


def put(
    transaction: Transaction, table: sa.TableClause, chat: str, values: Mapping[str, object], now: datetime
) -> None:
    """Add a row of a chat to a table of encrypted rows."""
    row = {
        "chat": transaction.keys.pseudonym(chat),
        "at": seconds(now),
        "payload": transaction.keys.seal(values),
    }
    transaction.connection.execute(sa.insert(table).values(**row))


def read(transaction: Transaction, table: sa.TableClause, chat: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a chat as values of JSON, the oldest first. Raises PayloadUnreadable."""
    query = sa.select(table).where(table.c.chat == transaction.keys.pseudonym(chat)).order_by(table.c.id)
    for row in transaction.connection.execute(query):
        yield {"at": written(row.at), **transaction.keys.unseal(row.payload)}


def _record(at: int, values: dict[str, Any]) -> Record:
    return Record(datetime.fromtimestamp(at, UTC), values["text"], Kind(values["kind"]), tuple(values["passages"]))
