"""The file of helplines."""

from datetime import date
from pathlib import Path

import pytest

from bot.content.helplines import HelplineEntries, checks, read_helplines
from bot.content.problem import Problem
from tests.libraries import BROKEN

FILE = BROKEN / "unlisted-number/intents/helplines.yaml"


def read(folder: Path, old: str, new: str) -> tuple[HelplineEntries | None, tuple[Problem, ...]]:
    """Read a copy of the file in which `old` became `new`."""
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    (folder / "helplines.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return read_helplines(folder / "helplines.yaml")


def test_the_file_may_be_missing(tmp_path: Path) -> None:
    """Without it there is nothing, and nothing is wrong."""
    assert read_helplines(tmp_path / "helplines.yaml") == (None, ())


def test_what_is_listed(tmp_path: Path) -> None:
    """Emergency numbers, crisis lines, other lines and the directory are all listed."""
    other = '    other: [{name: Poison, number: "800-222-1222"}, {name: Chat, url: "https://www.chat.example.org/"}]\n'
    entries, problems = read(tmp_path, "    source", f"{other}    source")
    assert entries is not None
    assert problems == ()
    assert entries.sound.numbers == {"999", "116123", "8002221222"}
    assert entries.sound.addresses == {"lines.example.org", "chat.example.org"}


def test_when_it_was_checked() -> None:
    """The directory and each country has its day and its line."""
    entries, _ = read_helplines(FILE)
    assert entries is not None
    assert [(day, place.line) for day, place in checks(entries)] == [(date(2026, 11, 24), 5), (date(2026, 11, 24), 13)]


@pytest.mark.parametrize(
    ("old", "new", "rule", "line", "remedy"),
    [
        ('["999"]', "[999]", "wrong-type", 9, 'put it in "quotes"'),
        ('["999"]', '["the police"]', "wrong-value", 9, "in digits"),
        ('["999"]', "[]", "empty-value", 9, "write 1 or more"),
        (', number: "116 123"', "", "no-link", 11, "give one of them"),
        ("    crisis:", "    crises:", "unknown-key", 10, "did you mean `crisis`?"),
        ('"https://health', '"http://health', "not-https", 12, "begins with https://"),
        ('"https://lines.example.org"', '"lines.example.org"', "not-https", 3, "begins with https://"),
        ("    country: United Kingdom\n", "", "missing-key", 7, "country: United States"),
        ("  gb:", "  GB:", "bad-id", 7, "small letters"),
    ],
)
def test_errors(tmp_path: Path, old: str, new: str, rule: str, line: int, remedy: str) -> None:
    """What is wrong is told at its line, with what to do."""
    entries, (problem,) = read(tmp_path, old, new)
    assert entries is not None
    assert (problem.rule, problem.line) == (rule, line)
    assert remedy in problem.remedy
