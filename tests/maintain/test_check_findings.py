"""Warnings and notices of a library without errors; tests/broken holds an example of each."""

from datetime import date
from pathlib import Path
from shutil import copy as copy_file

import pytest

from bot.content.load import survey
from bot.content.problem import Problem
from bot.maintain.findings import findings
from tests.libraries import BROKEN, SOUND, edited

TODAY = date(2026, 11, 24)
LEAVES = "  - the leaves are going yellow\n"


def found(folder: Path, today: date = TODAY) -> list[Problem]:
    draft, problems = survey(folder / "knowledge", folder / "intents")
    assert draft is not None
    assert not problems
    return list(findings(draft, today))


def test_a_year_is_enough() -> None:
    """Sources checked a year ago to the day are not due, the day after all four are."""
    assert found(SOUND, date(2027, 11, 24)) == []
    assert [problem.rule for problem in found(SOUND, date(2027, 11, 25))] == ["due-check"] * 4


def test_tomorrow_is_in_the_future() -> None:
    """A check can't be dated later than today."""
    assert [problem.rule for problem in found(SOUND, date(2026, 11, 23))] == ["future-check"] * 4


def test_helplines_fall_due(tmp_path: Path) -> None:
    """The directory and each country are held to the same year, and the numbers of passages against them."""
    copy = edited(tmp_path, "knowledge/light/yellow-leaves.md", "usual guesses.", "usual guesses, and 998 to call.")
    copy_file(BROKEN / "unlisted-number/intents/helplines.yaml", copy / "intents")
    assert [problem.rule for problem in found(copy)] == ["unlisted-number"]
    due = [problem for problem in found(copy, date(2027, 11, 25)) if problem.rule == "due-check"]
    assert [problem.line for problem in due if problem.path.name == "helplines.yaml"] == [5, 13]


@pytest.mark.parametrize(
    ("phrasing", "rules"),
    [
        ("a houseplant, can you drown", ["similar-phrasings"]),  # the words in another order
        ("can you drown a houseplannt", ["similar-phrasings"]),
        ("can you drown a fern", []),
        ("the leaves are going  yellowy", []),  # alike, but under one passage
        ("will it do this to me", ["stop-word-phrasing"]),
        ("'?!'", ["stop-word-phrasing"]),
        ("does it die", []),
    ],
)
def test_phrasings(tmp_path: Path, phrasing: str, rules: list[str]) -> None:
    """Near-twins under two passages and phrasings without a telling word are warned of."""
    copy = edited(tmp_path, "knowledge/light/phrasings.yaml", LEAVES, f"{LEAVES}  - {phrasing}\n")
    assert [problem.rule for problem in found(copy)] == rules


def test_a_pair_is_told_once_at_the_second(tmp_path: Path) -> None:
    """The first of a pair is named in the words."""
    copy = edited(tmp_path, "knowledge/light/phrasings.yaml", LEAVES, f"{LEAVES}  - can you drown an houseplant\n")
    (problem,) = found(copy)
    assert problem.path.parent.name == "watering"
    assert '"can you drown an houseplant" under `yellow-leaves`' in problem.what


@pytest.mark.parametrize(
    ("word", "listed"),
    [
        ("cure", True),
        ("Cured", True),
        ("guaranteed", True),
        ("permanently", True),
        ("safer", True),
        ("safety", False),
        ("secure", False),
        ("unsafe", False),
    ],
)
def test_promises(tmp_path: Path, word: str, listed: bool) -> None:
    """Words that promise are listed for a reader to judge, other words that contain them are not."""
    copy = edited(tmp_path, "knowledge/light/yellow-leaves.md", "Often nobody", f"Often, {word} or not, nobody")
    assert [problem.rule for problem in found(copy)] == ["promise"] * listed


def test_a_promise_in_the_title(tmp_path: Path) -> None:
    """Titles are read, too."""
    copy = edited(tmp_path, "knowledge/light/yellow-leaves.md", "Why do the leaves", "Is it safe that leaves")
    assert [(problem.rule, problem.line) for problem in found(copy)] == [("promise", 2)]
