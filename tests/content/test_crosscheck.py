"""What only shows when everything has been read; tests/broken holds an example of each rule."""

from pathlib import Path

import pytest

from bot.content.load import load
from bot.content.problem import Problem
from tests.libraries import edited

LEAVES = "  - the leaves are going yellow\n"


def problem_of(folder: Path) -> Problem:
    (problem,) = load(folder / "knowledge", folder / "intents")[1]
    return problem


@pytest.mark.parametrize(
    "twin", ["The leaves are going YELLOW!!", "the  leaves are going yellow", '"The leaves, are going: yellow?"']
)
def test_case_and_punctuation_make_no_other_phrasing(tmp_path: Path, twin: str) -> None:
    """A phrasing that stands twice under one passage is told at the second."""
    problem = problem_of(edited(tmp_path, "knowledge/light/phrasings.yaml", LEAVES, f"{LEAVES}  - {twin}\n"))
    assert (problem.rule, problem.line) == ("shared-phrasing", 8)
    assert "above, on line 7" in problem.what


def test_a_stray_passage_is_sent_home(tmp_path: Path) -> None:
    """Phrasings of a passage in another article are to be moved there."""
    edited(tmp_path, "knowledge/light/phrasings.yaml", LEAVES, f"{LEAVES}overwatering:\n  - a swamp in a pot\n")
    problem = problem_of(tmp_path / "library")
    assert problem.rule == "stray-phrasings"
    assert "its own article" in problem.remedy


def test_a_passage_named_twice_as_related(tmp_path: Path) -> None:
    """The second mention is idle."""
    listed = "[overwatering, best-window]"
    problem = problem_of(
        edited(tmp_path, "knowledge/light/yellow-leaves.md", listed, "[overwatering, best-window, overwatering]")
    )
    assert (problem.rule, problem.what) == ("idle-related", "`overwatering` is named twice")


def test_near_names_are_suggested(tmp_path: Path) -> None:
    """A mistyped source is answered with the nearest key."""
    problem = problem_of(edited(tmp_path, "knowledge/light/yellow-leaves.md", "tell.[^pots-2022]", "tell.[^pot-2022]"))
    assert problem.rule == "unknown-source"
    assert problem.remedy.startswith("did you mean `pots-2022`?")


def test_a_mistyped_intent_is_told_once(tmp_path: Path) -> None:
    """The intent it resembles is not told as missing besides."""
    problem = problem_of(edited(tmp_path, "intents/smalltalk.yaml", "goodbye:", "goodby:"))
    assert (problem.rule, problem.remedy) == ("unknown-intent", "did you mean `goodbye`?")


def test_a_reply_to_no_intent(tmp_path: Path) -> None:
    """A reply that nothing calls for is an unknown key."""
    problem = problem_of(edited(tmp_path, "intents/wording.yaml", "  thanks:", "  weather: It is fine.\n  thanks:"))
    assert (problem.rule, problem.line) == ("unknown-key", 34)


def test_a_file_name_must_be_an_id(tmp_path: Path) -> None:
    """The name is the id, so it has to look like one."""
    copy = edited(tmp_path, "knowledge/light/phrasings.yaml", "best-window:", "Best_Window:")
    edited(tmp_path, "knowledge/light/yellow-leaves.md", ", best-window", "")
    (copy / "knowledge/light/best-window.md").rename(copy / "knowledge/light/Best_Window.md")
    assert problem_of(copy).rule == "bad-id"


def test_other_endings_are_not_passed_over(tmp_path: Path) -> None:
    """A file that would not be read is told, a folder too."""
    copy = edited(tmp_path, "knowledge/light/yellow-leaves.md", "Often", "Often")
    (copy / "knowledge/light/phrasings.yml").write_text("", encoding="utf-8")
    (copy / "knowledge/light/more.md").mkdir()
    rules = [problem.rule for problem in load(copy / "knowledge", copy / "intents")[1]]
    assert rules == ["unknown-file", "unknown-file"]
