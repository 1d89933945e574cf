"""The reading grade of excerpts."""

import sys
from pathlib import Path

import pytest

from bot.content.load import survey
from bot.content.problem import Problem
from bot.maintain.reading import reading_level
from tests.libraries import BROKEN, SOUND, edited


def found(folder: Path) -> list[Problem]:
    draft, problems = survey(folder / "knowledge", folder / "intents")
    assert draft is not None
    assert not problems
    return list(reading_level(draft))


def test_without_textstat_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not checked is told, with the way to install it."""
    monkeypatch.setitem(sys.modules, "textstat", None)
    (problem,) = found(SOUND)
    assert (problem.rule, str(problem.severity)) == ("grades-unchecked", "notice")
    assert "pip install" in problem.remedy


def test_the_share_needs_twenty_passages(with_textstat: None, tmp_path: Path) -> None:
    """In a small library one excerpt at grade 9 is no matter."""
    hard = (
        "Usually the fern needs little water in the winter months, and a window that faces east suits it.[^pots-2022]"
    )
    copy = edited(tmp_path, "knowledge/light/yellow-leaves.md", "Often nobody can tell.[^pots-2022]", hard)
    assert found(copy) == []


def test_the_hardest_are_named(with_textstat: None) -> None:
    """The warning says where to begin."""
    (problem,) = found(BROKEN / "reading-level")
    assert problem.remedy == "begin with ivy-care, fern-care"
