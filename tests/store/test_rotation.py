"""Text keys rotate, also under a running bot."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.core.model import Context, Kind
from bot.store import opening, schema
from bot.store.database import Database
from bot.store.errors import DatabaseUnusable, LogNotEmptied, PayloadUnreadable
from bot.store.keyring import Keyring
from bot.store.store import Store
from tests.store.conftest import Place

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def full(store: Store) -> Store:
    """Return a store with a row in each table."""
    store.consent.give("ada", NOON)
    store.contexts.save("ada", Context(shown=("cost",), touched_at=NOON))
    store.records.add("ada", "does it hurt", Kind.ANSWER, ("pain",), NOON)
    store.feedback.comment("ada", "cost", "clear", NOON)
    return store


def texts(place: Place) -> list[str]:
    """Return the text keys of the key file."""
    keys: list[str] = json.loads(place.keys.read_text(encoding="utf-8"))["texts"]
    return keys


def test_everything_is_encrypted_with_a_new_key(full: Store, place: Place) -> None:
    """All can be read as before, with one key that is not the old one; the old one reads nothing any more."""
    before, old = full.export("ada"), Keyring(place.keys).current()

    full.rotate()

    assert full.export("ada") == before
    assert len(texts(place)) == 1
    assert texts(place) != list(old.texts)
    with full._database.begin() as transaction:
        for table in schema.SEALED:
            for payload in transaction.connection.scalars(sa.select(table.c.payload)):
                with pytest.raises(PayloadUnreadable):
                    old.unseal(payload)


def test_a_running_bot_takes_the_new_key(full: Store, place: Place) -> None:
    """Another process rotates, twice; the bot reads on, and what it writes can be read by the next start."""
    for _ in range(2):
        with place.open() as other:
            other.rotate()
    assert full.contexts.load("ada").shown == ("cost",)
    full.contexts.save("ada", Context(shown=("pain",), touched_at=NOON))

    with place.open() as next_start:
        assert next_start.contexts.load("ada").shown == ("pain",)


def test_a_row_that_cannot_be_read_stops_it(full: Store, place: Place) -> None:
    """Then neither a row nor the key file is changed."""
    with full._database.begin() as transaction:
        transaction.connection.execute(sa.update(schema.comments).values(payload="damaged"))
    before = place.keys.read_bytes()

    with pytest.raises(PayloadUnreadable):
        full.rotate()

    assert place.keys.read_bytes() == before
    assert full.contexts.load("ada").shown == ("cost",)
    assert len(full.records.all()) == 1


@pytest.mark.parametrize("cut_after", [0, 1])
def test_a_rotation_that_is_cut_short_loses_nothing(
    cut_after: int, full: Store, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before or after the commit, the key file that is left reads every row."""
    replace, calls = Keyring.replace, []

    def cut(ring, keys):  # type: ignore[no-untyped-def]  # stands in for a method
        if len(calls) == cut_after:
            raise KeyboardInterrupt
        calls.append(keys)
        replace(ring, keys)

    before = full.export("ada")
    monkeypatch.setattr(Keyring, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        full.rotate()
    monkeypatch.undo()

    database = opening.opened(place.database, place.keys)
    assert Store(database).export("ada") == before
    assert Store(database).rotate() > 0
    assert len(texts(place)) == 1
    database.close()


def test_the_old_key_stays_until_the_new_rows_are_on_disk(
    full: Store, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loss of power may bring back rows that were not synced; the next rotation drops their key."""

    def busy(database: Database) -> None:
        raise LogNotEmptied("busy")

    monkeypatch.setattr(Database, "wipe", busy)
    with pytest.raises(LogNotEmptied):
        full.rotate()
    assert len(texts(place)) == 2
    monkeypatch.undo()

    full.rotate()

    assert len(texts(place)) == 1


@pytest.mark.parametrize("step", [(Database, "wipe"), (Keyring, "replace")], ids=["before", "within"])
def test_two_rotations_at_once_lose_nothing(
    step: tuple[type, str], full: Store, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second one that comes before or while the first drops the old keys leaves a key file that reads every row."""
    before, (kind, name) = full.export("ada"), step
    original, database, calls = getattr(kind, name), full._database, []

    def interrupted(this, *arguments):  # type: ignore[no-untyped-def]  # stands in for a method
        if this in (database, database.keyring):
            calls.append(name)
            if len(calls) == (1 if kind is Database else 2):
                with suppress(DatabaseUnusable), place.open() as other:
                    other.rotate()
        original(this, *arguments)

    monkeypatch.setattr("bot.store.sqlite.PATIENCE", 0.1)
    monkeypatch.setattr(kind, name, interrupted)
    full.rotate()
    monkeypatch.undo()

    assert calls
    with place.open() as next_start:
        assert next_start.export("ada") == before
    assert len(texts(place)) == 1
