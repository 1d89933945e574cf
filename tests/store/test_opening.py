"""A first start, and starts that must not go on."""

import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from bot.core.model import Context
from bot.store import opening
from bot.store.errors import (
    DatabaseUnusable,
    KeysLost,
    KeysUnreadable,
    KeysWrong,
    SchemaTooNew,
    SchemaTooOld,
    StoreError,
)
from bot.store.schema import VERSIONS
from tests.store.conftest import Place


def snapshot(place: Place) -> dict[str, bytes]:
    """Return all files of a place with what is in them."""
    folders = {place.database.parent, place.keys.parent}
    return {str(path): path.read_bytes() for folder in folders if folder.is_dir() for path in sorted(folder.iterdir())}


@pytest.fixture
def kept(place: Place) -> Place:
    """Return a place with a store that holds something."""
    with place.open() as store:
        store.contexts.save("ada", Context(shown=("cost",)))
    return place


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_first_start_makes_both_files(place: Place) -> None:
    """Database and keys lie apart, each for its owner alone, the logs of the database too."""
    with place.open() as store:
        store.contexts.save("ada", Context())
        modes = {path.name: path.stat().st_mode & 0o777 for path in place.database.parent.iterdir()}

    assert modes == dict.fromkeys(("scarwise.db", "scarwise.db-wal", "scarwise.db-shm"), 0o600)
    assert [path.name for path in place.keys.parent.iterdir()] == ["keys.json"]


def test_keys_may_be_there_before_the_database(kept: Place) -> None:
    """A new database is written with the keys that are given."""
    keys = kept.keys.read_bytes()
    kept.database.unlink()
    kept.open().close()

    assert kept.keys.read_bytes() == keys


def lose(place: Place) -> None:
    """Take the key file away."""
    place.keys.rename(place.keys.with_name("elsewhere.json"))


def swap(place: Place) -> None:
    """Put the keys of another store in place."""
    other = Place(place.database.parent / "other.db", place.keys.parent / "other.json")
    other.open().close()
    shutil.copy(other.keys, place.keys)


def swap_chat_key(place: Place) -> None:
    """Put another chat key beside the right text keys."""
    mine = place.keys.read_text(encoding="utf-8").splitlines()
    swap(place)
    theirs = place.keys.read_text(encoding="utf-8").splitlines()
    place.keys.write_text("\n".join([*theirs[:2], *mine[2:]]), encoding="utf-8")


def damage(place: Place) -> None:
    """Cut the key file."""
    place.keys.write_bytes(place.keys.read_bytes()[:40])


@pytest.mark.parametrize(
    ("accident", "error"),
    [(lose, KeysLost), (swap, KeysWrong), (swap_chat_key, KeysWrong), (damage, KeysUnreadable)],
)
def test_without_its_keys_a_database_is_left_alone(accident, error: type[StoreError], kept: Place) -> None:  # type: ignore[no-untyped-def]  # a table of functions
    """A lost, wrong or damaged key file stops the start with what to do, and no byte of either file changes."""
    accident(kept)
    before = snapshot(kept)

    for start in (kept.open, lambda: opening.upgrade(kept.database, kept.keys)):
        with pytest.raises(error, match=kept.keys.name) as caught:
            start()
        assert "SCARWISE_KEYS" in str(caught.value) or "good copy" in str(caught.value)
    assert snapshot(kept) == before


def test_the_right_keys_help_again(kept: Place) -> None:
    """After they were put back, everything is there."""
    lose(kept)
    with pytest.raises(KeysLost):
        kept.open()
    kept.keys.with_name("elsewhere.json").rename(kept.keys)

    with kept.open() as store:
        assert store.contexts.load("ada").shown == ("cost",)


def test_a_file_that_is_no_database_is_told(kept: Place) -> None:
    """It is left as it is."""
    kept.database.write_bytes(b"a shopping list" * 99)
    with pytest.raises(DatabaseUnusable, match="not a database"):
        kept.open()

    assert kept.database.read_bytes() == b"a shopping list" * 99


def test_a_database_of_another_program_is_told(kept: Place, tmp_path: Path) -> None:
    """Our tables are not put beside those of somebody else."""
    other = tmp_path / "photos.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
    connection.close()

    before = other.read_bytes()

    with pytest.raises(DatabaseUnusable, match="another program"):
        Place(other, kept.keys).open()

    assert other.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(kept: Place, tmp_path: Path) -> None:
    """A folder is no file, and a file is no folder."""
    for database in (tmp_path, kept.database / "scarwise.db"):
        with pytest.raises(StoreError, match="cannot be used"):
            Place(database, kept.keys).open()


def test_an_older_database_waits_for_its_upgrade(kept: Place) -> None:
    """A start changes nothing; the upgrade keeps what there is."""
    later = (*VERSIONS, lambda connection: connection.exec_driver_sql("ALTER TABLE contexts ADD COLUMN mood TEXT"))
    with pytest.raises(SchemaTooOld, match="store upgrade"):
        opening.opened(kept.database, kept.keys, later)

    assert opening.upgrade(kept.database, kept.keys, later) == len(later)
    opening.opened(kept.database, kept.keys, later).close()
    with pytest.raises(SchemaTooNew, match="later one"):
        kept.open()


def test_an_upgrade_that_fails_changes_nothing(kept: Place) -> None:
    """All versions are applied, or none."""

    def half(connection):  # type: ignore[no-untyped-def]  # a version that breaks in the middle
        connection.exec_driver_sql("CREATE TABLE half (a TEXT)")
        connection.exec_driver_sql("CREATE TABLE contexts (a TEXT)")

    with pytest.raises(DatabaseUnusable, match="already exists"):
        opening.upgrade(kept.database, kept.keys, (*VERSIONS, half))

    with kept.open() as store:
        assert store.contexts.load("ada").shown == ("cost",)
    with sqlite3.connect(kept.database) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    connection.close()


def test_an_upgrade_makes_what_is_not_there(place: Place) -> None:
    """`store upgrade` may come before the first start."""
    assert opening.upgrade(place.database, place.keys) == len(VERSIONS)
    place.open().close()
