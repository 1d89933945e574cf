"""The project's own library and question files as trials."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.trial import Line, Question, Trial
from bot.content import questions
from bot.content.load import read as read_library
from bot.content.questions import Asked, Use, read_questions
from bot.core.library import Library

ROOT = Path(__file__).parent.parent
BOUNDS = "bounds.yaml"  # lies among the question files and is none


def read() -> Trial:
    """Return one trial, with a table for the questions that the decision was fitted to and one for the others.

    What is left out: questions in two halves, dialogues, and messages that are an intent. Without a context and an
    intent model the peers could not answer them.
    """
    library = read_library(ROOT / "knowledge", ROOT / "intents")
    files = [path for path in sorted((ROOT / "tests/questions").glob("*.yaml")) if path.name != BOUNDS]
    asked = [each for each in read_questions(files) if each.form is Asked.ONE and ":" not in "".join(each.accept[0])]
    return Trial(
        "own",
        lines=tuple(_lines(library)),
        tests={f"use: {use}": tuple(_question(each) for each in asked if each.use is use) for use in Use},
        foreign=library.off_topic,
        validation=tuple(_question(each) for each in asked if each.use is Use.FIT),
        library=library,
    )


def _lines(library: Library) -> Iterable[Line]:
    for passage in library.passages.values():
        for text in (passage.title, *passage.phrasings):
            yield Line(text, passage.id)


def _question(question: questions.Question) -> Question:
    accept = (passage for passage in question.accept[0] if passage != "decline")
    return Question(question.turns[0], dict.fromkeys(accept, 1))
