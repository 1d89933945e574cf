"""Question files."""

from pathlib import Path

import pytest

from bot.content.problem import BrokenLibrary
from bot.content.questions import Asked, Question, Use, read_questions

HEAD = "use: fit\nauthor: testers\nquestions:\n"


def _written(tmp_path: Path, *lines: str) -> list[Path]:
    path = tmp_path / "q.yaml"
    path.write_text(HEAD + "".join(f"  - {line}\n" for line in lines))
    return [path]


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("{text: a, accept: [x, y]}", Question(Asked.ONE, ("a",), (("x", "y"),), Use.FIT)),
        ("{text: a, both: [[x], [y, z]]}", Question(Asked.BOTH, ("a",), (("x",), ("y", "z")), Use.FIT)),
        (
            "{turns: [a, b], accept: [[x], [decline]]}",
            Question(Asked.DIALOGUE, ("a", "b"), (("x",), ("decline",)), Use.FIT),
        ),
    ],
)
def test_three_forms(tmp_path: Path, line: str, question: Question) -> None:
    """One message, one that asks two things, and a dialogue."""
    assert read_questions(_written(tmp_path, line)) == (question,)


@pytest.mark.parametrize(
    "line",
    [
        "{text: a}",
        "{text: a, turns: [b], accept: [x]}",
        "{turns: [a, b], accept: [[x]]}",
        "{text: a, accept: [x], both: [[x], [y]]}",
        "{text: a, both: [[x]]}",
        "{text: a, accept: [x], mood: sad}",
    ],
)
def test_anything_else_is_a_problem(tmp_path: Path, line: str) -> None:
    """A line of no form, or with an unknown key, is named with its place."""
    with pytest.raises(BrokenLibrary) as broken:
        read_questions(_written(tmp_path, "{text: fine, accept: [x]}", line))

    assert {problem.line for problem in broken.value.problems} == {5}
