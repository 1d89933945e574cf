"""A passage's text: its length and its citations."""

from pathlib import Path

import pytest

from bot.content.manuscript import check_citations, check_length, read_manuscript
from bot.content.problem import Problem
from bot.content.schema import PASSAGE

FRONT = "---\ntitle: Why?\nevidence: weak\nchecked: 2026-11-24\n---\n\n"  # the body begins on line 7


def found(folder: Path, body: str) -> list[tuple[str, int]]:
    file = folder / "a.md"
    file.write_text(FRONT + body, encoding="utf-8")
    manuscript, problems = read_manuscript(file, PASSAGE)
    everything: list[Problem] = [*problems, *check_length(manuscript), *check_citations(manuscript)]
    return [(problem.rule, problem.line) for problem in everything]


@pytest.mark.parametrize(
    "body",
    [
        "It fell.[^a] It rose.[^a][^b]",
        "Does it work? It does.[^a]",
        "It fell.[^a] Please ask a dermatologist.",
        "It fell.[^a]\n\nSigns of it are:\n\n- pain[^a]\n- swelling.[^a]",
        "It fell.[^a]\n\n- **Pain.** It hurts.[^a]\n- *Time.* It takes long.[^a]",
        "It fell.[^a]\n\n**What to ask**\n\n1. Does it hurt?\n2. What does it cost?",
    ],
)
def test_all_is_cited(tmp_path: Path, body: str) -> None:
    """Questions, advice, the line before a list and bold labels need no source of their own."""
    assert found(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("It fell.", 7),
        ("It fell.[^a]\nIt rose. And fell.[^a]", 8),
        ("It fell.[^a]\n\nIt rose:", 9),
        ("It fell.[^a]\n\nIt rose:\n\nAgain.[^a]", 9),
        ("It fell.[^a]\n\n- pain\n- swelling.[^a]", 9),
        ("It fell.[^a]\n\n**It heals all.**", 9),
        ("It fell.[^a]\n\n**" + "very " * 12 + "long.** It is.[^a]", 9),
    ],
)
def test_something_is_not(tmp_path: Path, body: str, line: int) -> None:
    """A claim without a source is told at its line."""
    assert found(tmp_path, body) == [("uncited-sentence", line)]


@pytest.mark.parametrize(
    ("excerpt", "detail", "expected"),
    [
        (60, 300, []),
        (61, 300, [("long-excerpt", 7)]),
        (60, 301, [("long-passage", 9)]),
        (61, 301, [("long-excerpt", 7), ("long-passage", 9)]),
    ],
)
def test_lengths(tmp_path: Path, excerpt: int, detail: int, expected: list[tuple[str, int]]) -> None:
    """60 and 300 words are allowed and not one more; citations are no words."""
    assert found(tmp_path, f"{'word ' * (excerpt - 1)}end.[^a]\n\n{'word ' * (detail - 1)}end.[^a]") == expected


@pytest.mark.parametrize("body", ["", "- It fell.[^a]"])
def test_the_excerpt_is_prose(tmp_path: Path, body: str) -> None:
    """A passage begins with a paragraph."""
    assert [rule for rule, _ in found(tmp_path, body)] == ["no-excerpt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("---\ntitle: Why?\n--\n\nIt fell.", "not closed"), ("title: Why?\n---\n", "not opened"), ("", "not opened")],
)
def test_a_broken_fence_hides_the_rest(tmp_path: Path, text: str, said: str) -> None:
    """Nothing else is told until the fence is mended."""
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    manuscript, (problem,) = read_manuscript(file, PASSAGE)
    assert problem.rule == "broken-fence"
    assert said in problem.what
    assert manuscript.front.value is None


def test_front_matter_has_the_lines_of_the_file(tmp_path: Path) -> None:
    """A fault in the front matter is told at its line in the file."""
    file = tmp_path / "a.md"
    file.write_text(FRONT.replace("weak", "feeble") + "It fell.[^a]", encoding="utf-8")
    assert [(problem.rule, problem.line) for problem in read_manuscript(file, PASSAGE)[1]] == [("wrong-value", 3)]
