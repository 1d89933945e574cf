"""Open a database with its keys: make both at the first start, and never go on with two that don't fit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from bot.store import keyring, schema, sqlite
from bot.store.database import Database, Transaction
from bot.store.errors import (
    DatabaseUnusable,
    KeysLost,
    KeysWrong,
    PayloadUnreadable,
    SchemaTooNew,
    SchemaTooOld,
)
from bot.store.keyring import Keyring
from bot.store.schema import VERSIONS, Version, marks

_MARK = "keys"  # this row holds the pseudonym of nobody, encrypted, and so tells whether both keys fit


def opened(path: Path, keys: Path, versions: Sequence[Version] = VERSIONS) -> Database:
    """Return the database, made if there is none. Raises StoreError."""
    with _found(path, keys) as (database, transaction):
        found = _version(transaction, path, len(versions))
        if 0 < found < len(versions):
            raise SchemaTooOld(path, found, len(versions))
        schema.upgrade(transaction.connection, versions)
        _check_keys(transaction, keys, path)
    return database


def upgrade(path: Path, keys: Path, versions: Sequence[Version] = VERSIONS) -> int:
    """Bring a database to the last version, and return its number. Raises StoreError, and has changed nothing."""
    with _found(path, keys) as (database, transaction):
        _version(transaction, path, len(versions))
        schema.upgrade(transaction.connection, versions)
        _check_keys(transaction, keys, path)
    database.close()
    return len(versions)


@contextmanager
def _found(path: Path, keys: Path) -> Iterator[tuple[Database, Transaction]]:
    """Open a transaction on the database; what fails in it closes all."""
    ring = _keyring(path, keys)
    try:
        database = Database(sqlite.engine(path), ring)
    except OSError as error:
        raise DatabaseUnusable(str(path), error.strerror or type(error).__name__) from error
    try:
        with database.begin() as transaction:
            yield database, transaction
        sqlite.write_ahead(database.engine)  # only now is it known that the file is ours to change
    except BaseException:
        database.close()
        raise


def _keyring(path: Path, keys: Path) -> Keyring:
    """Return the keys of a database; new ones only where there is nothing that they could fail to read."""
    if not _has_data(path):
        keyring.make(keys)
    elif not keys.exists():
        raise KeysLost(keys, path)
    return Keyring(keys)


def _has_data(path: Path) -> bool:
    files = (path, path.with_name(f"{path.name}-wal"))
    return any(file.exists() and file.stat().st_size > 0 for file in files)


def _version(transaction: Transaction, path: Path, known: int) -> int:
    """Return the version of the database, 0 if it is empty. Raises SchemaTooNew or DatabaseUnusable."""
    found = schema.version(transaction.connection)
    if found > known:
        raise SchemaTooNew(path, found, known)
    if found == 0 and sa.inspect(transaction.connection).get_table_names():
        raise DatabaseUnusable(str(path), "it belongs to another program")
    return found


def _check_keys(transaction: Transaction, keys: Path, path: Path) -> None:
    """Raise KeysWrong unless the database was written with the keys; a new one is marked with them."""
    mine = transaction.keys.pseudonym("")
    mark = transaction.connection.scalar(sa.select(marks.c.payload).where(marks.c.name == _MARK))
    if mark is None:
        new = {"name": _MARK, "payload": transaction.keys.seal(mine)}
        transaction.connection.execute(sa.insert(marks).values(**new))
        return
    try:
        fits = transaction.keys.unseal(mark) == mine
    except PayloadUnreadable:
        fits = False
    if not fits:
        raise KeysWrong(keys, path)
