"""Numbers and addresses that are not among the helplines; tests/broken holds an example in a reply of each."""

from pathlib import Path
from shutil import copy

import pytest

from bot.content.load import load, survey
from bot.content.unlisted import unlisted_in_passages
from tests.libraries import BROKEN, edited

LISTED = BROKEN / "unlisted-number/intents/helplines.yaml"
CLAIM = "usual guesses.[^pots-2022]"


def with_helplines(library: Path) -> Path:
    """Return the library, with a file of helplines."""
    copy(LISTED, library / "intents")
    return library


@pytest.mark.parametrize(
    ("reply", "rules"),
    [
        ("Call 999, or 116-123; see https://www.lines.example.org/ for more, 24 hours.", []),
        ("Call 112 or 113.", ["unlisted-number", "unlisted-number"]),
        ("See lines.example.com.", ["unlisted-address"]),
    ],
)
def test_replies(tmp_path: Path, reply: str, rules: list[str]) -> None:
    """Each number and address of a reply to a sign of danger has to be listed, however it is written."""
    library = edited(tmp_path, "intents/wording.yaml", "Please call your local emergency number now.", reply)
    assert load(library / "knowledge", library / "intents")[1] == ()
    found, problems = load(with_helplines(library) / "knowledge", library / "intents")
    assert [problem.rule for problem in problems] == rules
    assert (found is None) is bool(rules)


def test_other_replies_are_left_alone(tmp_path: Path) -> None:
    """A number in a greeting sends nobody anywhere."""
    library = with_helplines(edited(tmp_path, "intents/wording.yaml", "thanks: You are", "thanks: 120 times, you are"))
    assert load(library / "knowledge", library / "intents")[1] == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("usual guesses.[^pots-2022] In a crisis call 999, 998 or 116 123.[^pots-2022]", ["998"]),
        ("usual guesses.[^pots-2022] The plant line is\n  800-222-1222.[^pots-2022]", ["800-222-1222"]),
        ("usual guesses of 250 people who call a plant line.[^pots-2022]", []),
    ],
)
def test_passages(tmp_path: Path, text: str, numbers: list[str]) -> None:
    """What a passage gives to be dialled is warned of; keys of citations and counts are not."""
    library = with_helplines(edited(tmp_path, "knowledge/light/yellow-leaves.md", CLAIM, text))
    draft, problems = survey(library / "knowledge", library / "intents")
    assert draft is not None
    assert problems == ()
    assert draft.intentions.helplines is not None
    found = list(unlisted_in_passages(draft.knowledge, draft.intentions.helplines.sound))
    assert [problem.what.split(" is not")[0] for problem in found] == [f"the number {number}" for number in numbers]
    assert all(str(problem.severity) == "warning" and problem.rule == "unlisted-number" for problem in found)


def test_the_line_is_that_of_the_number(tmp_path: Path) -> None:
    """Citations before the number don't shift it."""
    text = f"{CLAIM} Call a friend.[^pots-2022] Or\n  a line: 998."
    library = with_helplines(edited(tmp_path, "knowledge/light/yellow-leaves.md", CLAIM, text))
    draft, _ = survey(library / "knowledge", library / "intents")
    assert draft is not None
    assert draft.intentions.helplines is not None
    (problem,) = unlisted_in_passages(draft.knowledge, draft.intentions.helplines.sound)
    lines = problem.path.read_text(encoding="utf-8").splitlines()
    assert lines[problem.line - 1].strip() == "a line: 998."
