"""SQLite: one file beside a write-ahead log. All that is particular to it stands here."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import SQLAlchemyError

from bot.store.errors import DatabaseUnusable, LogNotEmptied

OWNER_ONLY = 0o600
FOLDER_MODE = 0o700
PATIENCE = 5.0  # seconds to wait for another process that writes

PRAGMAS = (
    "synchronous = NORMAL",  # a loss of power may undo the last turns; `wipe` syncs what people had deleted
    "secure_delete = ON",
    "temp_store = MEMORY",
)


def engine(path: Path) -> Engine:
    """Return the engine on a database file, which is made if there is none. Raises OSError."""
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY))  # the log beside it gets the mode of the file
    url = sa.URL.create("sqlite", database=str(path))
    made = sa.create_engine(url, connect_args={"timeout": PATIENCE}, hide_parameters=True)
    event.listen(made, "connect", _connected)
    event.listen(made, "begin", _began)
    return made


def write_ahead(engine: Engine) -> None:
    """Have the file written by way of a log from now on, which it remembers. Raises DatabaseUnusable."""
    try:
        _outside("journal_mode = WAL", engine)
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise DatabaseUnusable(str(engine.url.database), str(error)) from error


def wipe(engine: Engine) -> None:
    """Write the log into the file and empty it, so that nothing deleted is left in it. Raises LogNotEmptied."""
    try:
        busy, *_ = _outside("wal_checkpoint(TRUNCATE)", engine)
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise LogNotEmptied(str(error)) from error
    if busy:
        raise LogNotEmptied("another program reads the database")


def _outside(pragma: str, engine: Engine) -> Sequence[Any]:
    """Return the row that a pragma gives outside of transactions: within one SQLite would refuse it."""
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        return cursor.fetchone() or ()


def _connected(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # Python's own idea of transactions leaves out changes of the schema
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _began(connection: Connection) -> None:
    # Whoever reads here mostly writes next; to ask for the lock only then may fail.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
