"""Transactions on the database, and the keys that hold within them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.store import sqlite
from bot.store.errors import DatabaseUnusable
from bot.store.keyring import Keyring
from bot.store.keys import Keys


@dataclass(frozen=True, slots=True)
class Transaction:
    """An open transaction: all of it is kept, or none."""

    connection: Connection
    keys: Keys


class Database:
    """An engine with its keyring."""

    def __init__(self, engine: Engine, keyring: Keyring) -> None:
        self.engine = engine
        self.keyring = keyring

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """Open a transaction. Raises DatabaseUnusable.

        The keys are looked up once it holds the lock under which `rotate` changes them, so that nothing is written
        with a key that is about to go.
        """
        try:
            with self.engine.begin() as connection:
                yield Transaction(connection, self.keyring.current())
        except SQLAlchemyError as error:
            raise DatabaseUnusable(str(self.engine.url.database), _reason(error)) from error

    def wipe(self) -> None:
        """Leave no trace of what was deleted. Raises LogNotEmptied."""
        sqlite.wipe(self.engine)

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()


def _reason(error: SQLAlchemyError) -> str:
    """Return what SQLite says, which names tables and no values."""
    return str(error.orig) if isinstance(error, DBAPIError) else type(error).__name__
