"""YAML with the line of every value."""

from datetime import date
from pathlib import Path

import pytest

from bot.content.document import parse_document, read_text

PATH = Path("some.yaml")


def test_values_are_those_of_yaml_1_2() -> None:
    """`no` and `12:30` are text, a bare date is a date."""
    document, problems = parse_document("a: no\nb: 12:30\nc: 2026-11-24\nd: [1, 0.5, null]\n", PATH)
    assert not problems
    assert document is not None
    assert document.value == {"a": "no", "b": "12:30", "c": date(2026, 11, 24), "d": [1, 0.5, None]}


def test_every_value_has_its_line() -> None:
    """A key stands where it is written, an item too, and what is missing at the mapping that lacks it."""
    document, _ = parse_document("a:\n  - x\n  - y\nb:\n  c: 1\n", PATH, first_line=2)
    assert document is not None
    lines = [document.place(*at).line for at in (("a",), ("a", 1), ("b", "c"), ("b", "missing"), ("missing",), ())]
    assert lines == [2, 4, 6, 5, 2, 2]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3),
        ("a:\n  b: 1\n  b: 1\n", "duplicate-key", 3),
        ("a: &name 1\n", "anchor", 1),
        ("a: 1\nb: 2026-13-45\n", "wrong-value", 2),
        ("a: !!python/object:os.system x\n", "wrong-value", 1),
        ("a: 1\nb: what: is\n", "broken-yaml", 2),
        ("a: 1\nb: 'open\nc: 2\n", "broken-yaml", 2),
        ("a: 1\nb: [open\nc: 2\n", "broken-yaml", 2),
        ("a: 1\n---\nb: 2\n", "broken-yaml", 2),
        ("a: \x07\n", "broken-yaml", 1),
        ("a:\n\t- b\n", "broken-yaml", 2),
        ("[" * 5000, "broken-yaml", 1),
    ],
)
def test_faults(text: str, rule: str, line: int) -> None:
    """What YAML or its values get wrong is one problem, at its line."""
    _, problems = parse_document(text, PATH)
    assert [(problem.rule, problem.line) for problem in problems] == [(rule, line)]


def test_an_empty_file_is_no_fault_yet() -> None:
    """Whether a file may be empty is for its shape to say."""
    document, problems = parse_document("# nothing\n", PATH)
    assert not problems
    assert document is not None
    assert document.value is None


def test_text_is_utf_8_with_plain_line_ends(tmp_path: Path) -> None:
    """A byte-order mark and Windows line ends are taken off."""
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbfa\r\nb\n")
    assert read_text(file) == ("a\nb\n", ())


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """A file that is missing, a folder or in another encoding gives a problem and no traceback."""
    latin = tmp_path / "latin.md"
    latin.write_bytes(b"one\ntwo \xe8\n")
    found = [read_text(path)[1][0] for path in (tmp_path / "none.md", tmp_path, latin)]
    assert [problem.rule for problem in found] == ["missing-file", "unreadable-file", "not-utf-8"]
    assert found[2].line == 2
