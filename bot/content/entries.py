"""A YAML file together with its value in the shape that it should have."""

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from bot.content.document import Document, parse_document, read_text
from bot.content.problem import Place, Problem
from bot.content.schema import Shape
from bot.content.validate import validate

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Entries(Generic[_Value]):
    """`document` is None if the file cannot be parsed, `value` is None if anything in it is wrong."""

    path: Path
    document: Document | None = None
    value: _Value | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the outermost keys, right or wrong, in their order."""
        return self.document.keys if self.document else ()

    @property
    def sound(self) -> _Value:
        """Return the value of a file that has no problem. Raises ValueError for another."""
        if self.value is None:
            raise ValueError(f"{self.path} has problems, so it has no value")
        return self.value

    def place(self, *location: str | int) -> Place:
        """Return where `location` stands in the file."""
        return self.document.place(*location) if self.document else Place(self.path)


def read_entries(path: Path, shape: Shape[_Value]) -> tuple[Entries[_Value], tuple[Problem, ...]]:
    """Read a YAML file in its shape."""
    text, problems = read_text(path)
    return (Entries(path), problems) if text is None else parse_entries(text, path, shape)


def parse_entries(
    text: str, path: Path, shape: Shape[_Value], first_line: int = 1
) -> tuple[Entries[_Value], tuple[Problem, ...]]:
    """Parse YAML that begins at `first_line` of the file, in its shape."""
    document, problems = parse_document(text, path, first_line)
    if document is None or problems:
        return Entries(path, document), problems
    outcome = validate(document, shape)
    return Entries(path, document, outcome[0]), outcome[1]
