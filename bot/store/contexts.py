"""The contexts of chats: what was shown and offered, encrypted, for thirty minutes after the last turn."""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam

from bot.core.dialogue import LIFE
from bot.core.model import Context
from bot.store.database import Database, Transaction
from bot.store.errors import StoreError, reason
from bot.store.instants import seconds
from bot.store.schema import contexts

logger = logging.getLogger(__name__)

# A new number when a field of a context changes its type or meaning; one that is added needs a default and none.
VERSION = 1

# Built once: every turn runs them, and to build them takes longer than to run them.
_WHOSE = contexts.c.chat == bindparam("whose")
_ROW = {"version": VERSION, "at": bindparam("then"), "payload": bindparam("sealed")}
_READ = sa.select(contexts.c.payload).where(_WHOSE)
_READ_OURS = _READ.where(contexts.c.version == VERSION)
_SAVE_AGAIN = sa.update(contexts).where(_WHOSE).values(**_ROW)
_SAVE_FIRST = sa.insert(contexts).values(chat=bindparam("whose"), **_ROW)
# One from the future, left by a clock that was fast, would otherwise live on for as long as that.
_DROP = sa.delete(contexts).where((contexts.c.at < bindparam("then")) | (contexts.c.at > bindparam("later")))


class StoredContexts:
    """Contexts in the database.

    Where the database fails, a chat goes on without memory: an answer, an emergency's above all, must not wait for a
    disk to be mended. What could not be saved makes what lies there out of date: better none than that.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._out_of_date: set[str] = set()

    def load(self, chat: str) -> Context:
        """Return the chat's context; an unknown chat has an empty one, and so has one of another version."""
        if chat in self._out_of_date:
            return Context()
        try:
            with self._database.begin() as transaction:
                return _unpacked(_payload(transaction, _READ_OURS, chat) or {})
        except (StoreError, AttributeError, TypeError, ValueError) as error:
            logger.error("a context could not be read, and its chat starts anew: %s", reason(error))
            return Context()

    def save(self, chat: str, context: Context) -> None:
        """Keep the context; its `touched_at` is taken as the present, and drops those that are forgotten."""
        try:
            with self._database.begin() as transaction:
                _write(transaction, chat, context)
                if context.touched_at is not None:
                    drop_forgotten(transaction, context.touched_at)
            self._out_of_date.discard(chat)
        except StoreError as error:
            self._out_of_date.add(chat)
            logger.error("a context could not be saved: %s", reason(error))


def read(transaction: Transaction, chat: str) -> dict[str, Any] | None:
    """Return the context as values of JSON, of whichever version; None where there is none."""
    return _payload(transaction, _READ, chat)


def drop_forgotten(transaction: Transaction, now: datetime) -> int:
    """Delete the contexts untouched for too long, and return their number."""
    life = {"then": seconds(now - LIFE), "later": seconds(now + LIFE)}
    return transaction.connection.execute(_DROP, life).rowcount


def _payload(transaction: Transaction, query: sa.Select[Any], chat: str) -> dict[str, Any] | None:
    payload = transaction.connection.scalar(query, {"whose": transaction.keys.pseudonym(chat)})
    return transaction.keys.unseal(payload) if payload is not None else None


def _write(transaction: Transaction, chat: str, context: Context) -> None:
    row = {
        "whose": transaction.keys.pseudonym(chat),
        "then": seconds(context.touched_at) if context.touched_at else 0,
        "sealed": transaction.keys.seal(_packed(context)),
    }
    if not transaction.connection.execute(_SAVE_AGAIN, row).rowcount:
        transaction.connection.execute(_SAVE_FIRST, row)


def _packed(context: Context) -> dict[str, object]:
    touched_at = context.touched_at
    return asdict(context) | {"touched_at": touched_at.isoformat() if touched_at else None}


def _unpacked(values: Mapping[str, Any]) -> Context:
    """Return the context of values that were packed. Raises AttributeError, TypeError or ValueError for others."""
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    touched_at = given.get("touched_at")
    return Context(**given | {"touched_at": datetime.fromisoformat(touched_at) if touched_at else None})
