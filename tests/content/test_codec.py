"""Values to JSON and arrays, and back."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.content.codec import pack, unpack


class Colour(StrEnum):
    """A choice of two."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Inner:
    """A value within another."""

    when: date
    colour: Colour
    row: NDArray[np.float32]


@dataclass(frozen=True)
class Outer:
    """A value of every kind that is packed."""

    name: str
    inner: tuple[Inner, ...]
    by_name: dict[str, float]
    words: tuple[str, ...]
    maybe: Inner | None
    nothing: int | None


def test_there_and_back() -> None:
    """What was packed comes back equal, by way of real JSON."""
    inner = Inner(date(2026, 11, 24), Colour.BLUE, np.arange(3, dtype=np.float32))
    outer = Outer("ä", (inner, inner), {"x": 0.5}, ("a", "b"), inner, None)
    arrays: dict[str, Any] = {}
    back = unpack(Outer, json.loads(json.dumps(pack(outer, arrays))), arrays)

    assert sorted(arrays) == ["root.inner.0.row", "root.inner.1.row", "root.maybe.row"]
    assert (back.name, back.by_name, back.words, back.nothing) == ("ä", {"x": 0.5}, ("a", "b"), None)
    assert back.inner[0].when == inner.when
    assert back.maybe.colour is Colour.BLUE
    np.testing.assert_array_equal(back.inner[1].row, inner.row)


@pytest.mark.parametrize("damaged", [{}, {"when": "24 Nov", "colour": "red", "row": "r"}, {"when": 3}, "text", []])
def test_foreign_values_are_refused(damaged: object) -> None:
    """What is not of the type raises, and nothing is guessed."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        unpack(Inner, damaged, {"r": np.zeros(1)})
