"""Follow-ups against the passages; tests/broken holds an example of each rule."""

from pathlib import Path

from bot.content.load import load, read
from bot.core.library import FollowUp
from tests.libraries import SOUND, edited

FILE = "knowledge/light/follow-ups.yaml"


def test_follow_ups_are_read() -> None:
    """Each line comes with the passage that it follows and the one that is wanted, "" where none answers."""
    library = read(SOUND / "knowledge", SOUND / "intents")

    assert library.follow_ups == (
        FollowUp("yellow-leaves", "yellow-leaves", "how many of them"),
        FollowUp("yellow-leaves", "overwatering", "is the pot to blame"),
        FollowUp("yellow-leaves", "", "does that go for the dog too"),
    )


def test_the_file_is_optional(tmp_path: Path) -> None:
    """An article without follow-ups is sound."""
    library = edited(tmp_path, FILE, "yellow-leaves", "yellow-leaves")
    (library / FILE).unlink()

    assert read(library / "knowledge", library / "intents").follow_ups == ()


def test_one_line_may_want_two_passages(tmp_path: Path) -> None:
    """The same line under two wished passages is no repetition, nor is it one after another passage."""
    library = edited(tmp_path, FILE, "    - is the pot to blame\n", "    - how many of them\n")

    assert load(library / "knowledge", library / "intents")[1] == ()


def test_a_call_for_help_is_no_follow_up(tmp_path: Path) -> None:
    """A phrase of a safety intent may not be taught as a question."""
    library = edited(tmp_path, "intents/safety.yaml", "but_not:", "but_not:")
    alarm = read(library / "knowledge", library / "intents").safety[0].phrases[0]
    edited(tmp_path, FILE, "how many of them", f'"{alarm}"')
    (problem,) = load(library / "knowledge", library / "intents")[1]

    assert (problem.rule, problem.line) == ("safety-phrase-is-phrasing", 4)


def test_an_unknown_wish_is_answered_with_the_nearest_id(tmp_path: Path) -> None:
    """A mistyped id is suggested."""
    library = edited(tmp_path, FILE, "  overwatering:", "  overwaterin:")
    (problem,) = load(library / "knowledge", library / "intents")[1]

    assert problem.remedy.startswith("did you mean `overwatering`?")
