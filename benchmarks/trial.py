"""What is learned from and what is asked: the same for every system."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.core.library import Library


class Lines(StrEnum):
    """What the lines of a trial are: many phrasings a label, or one document each, a question (title) or a text."""

    PHRASINGS = "phrasings"
    TITLES = "titles"
    BODIES = "bodies"


@dataclass(frozen=True, slots=True)
class Line:
    """A text and its label; a document's label is its id."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the labels that satisfy, each with its grade; none if it is out of scope."""

    text: str
    accept: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Trial:
    """A set: `lines` and `foreign` (examples of what is out of scope) to learn from, then the questions, by table.

    `validation` may be used to choose weights and thresholds. `library` is given where the engine has one of its own.
    """

    name: str
    lines: tuple[Line, ...]
    tests: Mapping[str, tuple[Question, ...]]
    kind: Lines = Lines.PHRASINGS
    foreign: tuple[str, ...] = ()
    validation: tuple[Question, ...] = ()
    library: Library | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """Up to ten labels, best first, and how sure it is that the question is in scope: greater is surer."""

    labels: tuple[str, ...]
    confidence: float


class System(Protocol):
    """Anything that has learned from a trial and finds labels."""

    def find(self, texts: tuple[str, ...]) -> tuple[Found, ...]:
        """Return what is found for each text."""
        ...
