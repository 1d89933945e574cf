"""Values held against their shape, in plain words."""

from pathlib import Path
from typing import Any

import pytest

from bot.content.document import parse_document
from bot.content.problem import Problem
from bot.content.schema import (
    INTENTS,
    LANGUAGES,
    OFF_TOPIC,
    PASSAGE,
    PHRASINGS,
    SOURCES,
    SYNONYMS,
    WORDING,
    Shape,
)
from bot.content.validate import validate

FRONT = "title: Why?\nevidence: weak\nchecked: 2026-11-24\n"
SOURCE = "a-1:\n  kind: web\n  title: T\n  checked: page\n"


def found(text: str, shape: Shape[Any]) -> tuple[Problem, ...]:
    document, problems = parse_document(text, Path("x"))
    assert document is not None
    assert not problems
    return validate(document, shape)[1]


@pytest.mark.parametrize(
    ("text", "shape", "rule", "line"),
    [
        (FRONT.replace("evidence: weak\n", ""), PASSAGE, "missing-key", 1),
        (FRONT + "author: me\n", PASSAGE, "unknown-key", 4),
        (FRONT.replace("title", "titel"), PASSAGE, "unknown-key", 1),
        (FRONT.replace("Why?", "5"), PASSAGE, "wrong-type", 1),
        (FRONT.replace("Why?", "''"), PASSAGE, "empty-value", 1),
        (FRONT.replace("Why?", ""), PASSAGE, "empty-value", 1),
        (FRONT.replace("weak", "Weak"), PASSAGE, "wrong-value", 2),
        (FRONT.replace("2026-11-24", "'2026-11-24'"), PASSAGE, "wrong-type", 3),
        (FRONT.replace("2026-11-24", "2026-11-24 10:00:00"), PASSAGE, "wrong-type", 3),
        (FRONT + "related: a\n", PASSAGE, "wrong-type", 4),
        (FRONT + "related:\n  - a\n  - B\n", PASSAGE, "bad-id", 6),
        (FRONT + f"related: [{'a' * 49}]\n", PASSAGE, "bad-id", 4),
        (SOURCE.replace("a-1", "A1"), SOURCES, "bad-id", 1),
        (SOURCE + "  url: http://a.org\n", SOURCES, "not-https", 5),
        (SOURCE + "  doi: https://doi.org/10.1000/1\n", SOURCES, "bad-doi", 5),
        (SOURCE + "  year: '2020'\n", SOURCES, "wrong-type", 5),
        (SOURCE + "  people: 0\n", SOURCES, "wrong-value", 5),
        (SOURCE.replace("web", "blog"), SOURCES, "wrong-value", 2),
        ("a:\n  - x\n  - y: z\n", PHRASINGS, "wrong-type", 3),
        ("a: []\n", PHRASINGS, "empty-value", 1),
        ("- a\n- [b]\n", OFF_TOPIC, "wrong-type", 2),
        ("a: {phrase: [x]}\n", INTENTS, "unknown-key", 1),
        ("both: [[a]]\n", SYNONYMS, "empty-value", 1),
        ("de: {name: German}\n", LANGUAGES, "missing-key", 1),
        ("de:\n  name: German\n  script: gothic\n  reply: Nein.\n", LANGUAGES, "wrong-value", 3),
        ("DE: {name: German, reply: Nein.}\n", LANGUAGES, "bad-id", 1),
        ("", OFF_TOPIC, "empty-file", 1),
    ],
)
def test_faults(text: str, shape: Shape[Any], rule: str, line: int) -> None:
    """Each fault is one problem, at the line of its key or item."""
    assert [(problem.rule, problem.line) for problem in found(text, shape)] == [(rule, line)]


def test_words_are_plain() -> None:
    """A message names key and value as the writer typed them, and the remedy gives an example."""
    missing, evidence = found("title: Why?\nevidence: 'good'\n", PASSAGE)
    assert "`evidence`" in evidence.what or "`evidence`" in missing.what
    told = {problem.what: problem.remedy for problem in (missing, evidence)}
    assert told["`checked` is missing"] == "add it, for example: `checked: 2026-11-24`"
    assert "'strong'" in told['`evidence` is "good"']


def test_a_slip_of_the_pen_is_recognised() -> None:
    """An unknown key that resembles a missing one is told once, with the right spelling."""
    (problem,) = found(FRONT.replace("evidence", "evidense"), PASSAGE)
    assert problem.remedy == "did you mean `evidence`?"


@pytest.mark.parametrize(
    ("key", "text"), [("corrected", "I read {that}"), ("checked", "today"), ("reviewed", "by someone")]
)
def test_what_is_filled_in_must_stand_in_the_wording(key: str, text: str) -> None:
    """A sentence into which a value is put names the value in braces."""
    problems = {problem.line: problem for problem in found(f"name: A\n{key}: '{text}'\n", WORDING)}
    assert problems[2].rule == "wrong-value"


def test_all_grades_have_words() -> None:
    """A grade without its words is missing, one too many is unknown."""
    grades = "grade: {strong: a, moderate: b, weak: c, none: d, poor: e}\n"
    told = {problem.what for problem in found(grades, WORDING) if problem.line == 1}
    assert "`rule` is missing" in told
    assert "`poor` is not a key that this file may have" in told
