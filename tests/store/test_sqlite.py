"""How SQLite is run."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from bot.core.model import Context
from bot.store.errors import DatabaseUnusable, LogNotEmptied
from bot.store.store import Store
from tests.store.conftest import Place


def run(store: Store, *statements: str) -> None:
    """Run statements in one transaction."""
    with store._database.begin() as transaction:
        for statement in statements:
            transaction.connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("secure_delete", 1), ("synchronous", 1), ("temp_store", 2)]
)
def test_every_connection_is_set_up(pragma: str, value: object, store: Store) -> None:
    """Deleted rows are overwritten, and nothing is put into temporary files."""
    with store._database.begin() as one, store._database.engine.connect() as other:
        raw = other.connection.driver_connection
        assert raw is not None
        assert raw.execute(f"PRAGMA {pragma}").fetchone() == (value,)
        assert one.connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    """An error takes back what came before it, changes of the schema included."""
    store.contexts.save("ada", Context(shown=("cost",)))
    with pytest.raises(DatabaseUnusable, match="nonsense"):
        run(store, "DELETE FROM contexts", "DROP TABLE tallies", "nonsense")

    assert store.contexts.load("ada").shown == ("cost",)
    assert store.feedback.tallies() == {}


def test_a_log_that_cannot_be_emptied_is_told(store: Store, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """While somebody else reads, traces may be left, and it is not kept secret."""
    monkeypatch.setattr("bot.store.sqlite.PATIENCE", 0.0)
    with place.open() as impatient, closing(sqlite3.connect(place.database)) as reader:
        impatient.contexts.save("ada", Context())
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM contexts").fetchall()
        with pytest.raises(LogNotEmptied, match="store purge"):
            impatient.forget("ada")
        reader.rollback()

        assert impatient.export("ada")["context"] is None
        assert impatient.forget("ada") == 0


def test_a_log_out_of_reach_is_told(store: Store, place: Place) -> None:
    """Whatever keeps it from being emptied is one of our own errors, which nobody fails to catch."""
    store.close()
    shutil.rmtree(place.database.parent)

    with pytest.raises(LogNotEmptied, match="unable to open"):
        store._database.wipe()
