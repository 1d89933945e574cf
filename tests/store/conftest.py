"""What the tests of the store share: a real database in a folder of the test's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store lies."""

    database: Path
    keys: Path

    def open(self) -> Store:
        """Open the store; it is made if there is none."""
        return Store.open(self.database, self.keys)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a place where nothing lies yet."""
    return Place(tmp_path / "data" / "scarwise.db", tmp_path / "secret" / "keys.json")


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """Return an open store."""
    with place.open() as opened:
        yield opened
