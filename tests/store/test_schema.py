"""Tables and their versions."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from bot.core.model import Context, Kind
from bot.store import opening, schema
from bot.store.feedback import Tally
from bot.store.records import Record
from bot.store.store import Store
from tests.store.conftest import Place

HERE = Path(__file__).parent
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def made(path: Path) -> list[str]:
    """Return how the tables of a database were made."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        return [re.sub(r"\s+", " ", sql) for (sql,) in rows]


def test_queries_name_what_there_is(store: Store) -> None:
    """Tables and columns of the queries are those of the newest version."""
    named = [table for table in vars(schema).values() if isinstance(table, sa.TableClause)]
    with store._database.begin() as transaction:
        inspector = sa.inspect(transaction.connection)
        there = {name: {each["name"] for each in inspector.get_columns(name)} for name in inspector.get_table_names()}

    assert {table.name: {column.name for column in table.c} for table in named} == there


def test_whatever_belongs_to_a_chat_is_forgotten_with_it() -> None:
    """Every table with a column for the chat is one of those that `forget` clears; what is sealed is rotated."""
    tables = [table for table in vars(schema).values() if isinstance(table, sa.TableClause)]

    assert {table.name for table in tables if "chat" in table.c} == {table.name for table in schema.OF_A_CHAT}
    assert {table.name for table in tables if "payload" in table.c} == {table.name for table in schema.SEALED}


def test_an_old_database_is_upgraded_and_read(place: Place) -> None:
    """What the first version wrote, kept as a dump, is all there after an upgrade."""
    place.keys.parent.mkdir()
    place.database.parent.mkdir()
    shutil.copy(HERE / "version-1-keys.json", place.keys)
    with closing(sqlite3.connect(place.database)) as connection:
        connection.executescript((HERE / "version-1.sql").read_text(encoding="utf-8"))

    opening.upgrade(place.database, place.keys)
    with place.open() as store:
        assert store.contexts.load("ada") == Context(shown=("cost",), offered=("pain",), touched_at=NOON)
        assert store.consent.given("ada")
        assert store.records.all() == (Record(NOON, "what does it cost", Kind.ANSWER, ("cost",)),)
        assert store.export("ada")["comments"][0]["text"] == "clear"
        assert store.feedback.tallies() == {"cost": Tally(1, 0)}


def test_versions_never_change(place: Place, tmp_path: Path) -> None:
    """An upgraded database and a new one have the same tables, so that no version was edited afterwards."""
    old = Place(tmp_path / "old.db", tmp_path / "keys.json")
    shutil.copy(HERE / "version-1-keys.json", old.keys)
    with closing(sqlite3.connect(old.database)) as connection:
        connection.executescript((HERE / "version-1.sql").read_text(encoding="utf-8"))
    opening.upgrade(old.database, old.keys)
    place.open().close()

    assert made(old.database) == made(place.database)
