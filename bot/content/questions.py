"""Evaluation questions: files under `tests/questions/`, read as strictly as the knowledge."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, Field, TypeAdapter, model_validator

from bot.content.document import read_document
from bot.content.problem import BrokenLibrary, Problem
from bot.content.schema import STRICT, Shape, Text
from bot.content.validate import validate


class Use(StrEnum):
    """What a question file is for: to fit the decision, or to judge it."""

    FIT = "fit"
    HELD_OUT = "held-out"


class Asked(StrEnum):
    """The form of a question: one message, one message that asks two things, or a dialogue."""

    ONE = "one"
    BOTH = "both"
    DIALOGUE = "dialogue"


@dataclass(frozen=True, slots=True)
class Question:
    """The messages of one chat and what would satisfy the asker.

    `accept` has an entry for each turn of a dialogue, for each half of a message that asks two things, else one. An
    accepted item is a passage's id, "decline", or an intent as in "safety:crisis" and "smalltalk:thanks".
    """

    form: Asked
    turns: tuple[str, ...]
    accept: tuple[tuple[str, ...], ...]
    use: Use


class _Entry(BaseModel):
    model_config = STRICT
    text: Text | None = None
    turns: list[Text] | None = None
    accept: list[Text] | list[list[Text]] | None = None
    both: list[list[Text]] | None = Field(default=None, min_length=2, max_length=2)

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        given = (self.text is not None, self.turns is not None, self.accept is not None, self.both is not None)
        if given not in ((True, False, True, False), (True, False, False, True), (False, True, True, False)):
            raise ValueError("write `text` with `accept`, `text` with `both`, or `turns` with `accept`")
        if self.turns is not None and len(self.turns) != len(self.accept or ()):
            raise ValueError("write as many lists under `accept` as there are `turns`")
        return self

    def question(self, use: Use) -> Question:
        """Return the entry in its one form."""
        if self.both is not None:
            return Question(Asked.BOTH, (str(self.text),), _lists(self.both), use)
        if self.turns is not None:
            return Question(Asked.DIALOGUE, tuple(self.turns), _lists(self.accept or []), use)
        return Question(Asked.ONE, (str(self.text),), _lists([self.accept or []]), use)


class _File(BaseModel):
    model_config = STRICT
    use: Literal["fit", "held-out"] = Field(examples=["fit"])
    author: Text = Field(examples=["Worried parents, long messages"])
    questions: list[_Entry] = Field(examples=["[{text: does it hurt, accept: [decline]}]"])


_FILE: Shape[_File] = Shape(TypeAdapter(_File), {"use": "fit", "author": "worried parents", "questions": "[...]"})


def read_questions(paths: Sequence[Path]) -> tuple[Question, ...]:
    """Read question files. Raises BrokenLibrary with every problem of every file."""
    read = [_read(path) for path in paths]
    problems = tuple(problem for _, wrong in read for problem in wrong)
    if problems:
        raise BrokenLibrary(problems)
    return tuple(question for found, _ in read for question in found)


def _read(path: Path) -> tuple[Sequence[Question], Sequence[Problem]]:
    document, problems = read_document(path)
    if document is None:
        return (), problems
    file, wrong = validate(document, _FILE)
    found = [entry.question(Use(file.use)) for entry in file.questions] if file is not None else []
    return found, (*problems, *wrong)


def _lists(lists: Sequence[object]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, each)) if isinstance(each, list) else (str(each),) for each in lists)
