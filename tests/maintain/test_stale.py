"""Whether the library has changed much since its decision was fitted."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from shutil import copytree

import pytest

from bot.content.load import read
from bot.content.load import sound as draft
from bot.content.problem import Problem, Severity
from bot.content.questions import Asked, Question, Use
from bot.maintain.stale import Ground, fitted_to, ground, stale
from tests.libraries import SOUND

PASSAGES = ("best-window", "how-often-to-water", "overwatering", "yellow-leaves")
NOW = Ground(PASSAGES, phrasings=16, follow_ups=3, off_topic=3, questions=0)
ASKED = Question(Asked.ONE, ("when to water",), (("how-often-to-water",),), Use.FIT)


def found(folder: Path, then: Ground | None, questions: list[Question] | None = None) -> list[Problem]:
    """Return what is told of the sound library if its decision was fitted to `then`."""
    copytree(SOUND, folder, dirs_exist_ok=True)
    file = folder / "knowledge/decision.json"
    decision = json.loads(file.read_text(encoding="utf-8"))
    if then is not None:
        decision["fitted_on"] = asdict(then)
    file.write_text(json.dumps(decision), encoding="utf-8")
    return list(stale(draft(folder / "knowledge", folder / "intents"), questions))


def test_what_a_fit_rests_on() -> None:
    """Passages by their ids, the other texts by their numbers, and only the questions that it learns from."""
    library = read(SOUND / "knowledge", SOUND / "intents")
    assert ground(library, [ASKED, replace(ASKED, use=Use.HELD_OUT)]) == replace(NOW, questions=1)


@pytest.mark.parametrize(
    ("question", "fitted"),
    [
        (ASKED, True),
        (replace(ASKED, accept=(("decline",),)), True),
        (replace(ASKED, accept=(("smalltalk:thanks",),)), False),
        (replace(ASKED, use=Use.HELD_OUT), False),
        (replace(ASKED, form=Asked.DIALOGUE), False),
    ],
)
def test_what_is_fitted_to(question: Question, fitted: bool) -> None:
    """A decision is fitted to single questions, covered or off topic."""
    assert fitted_to(question) == fitted


@pytest.mark.parametrize("then", [None, NOW, replace(NOW, questions=7)])
def test_nothing_is_told_without_a_change(then: Ground | None, tmp_path: Path) -> None:
    """A file that doesn't say what it was fitted to is let be, and so are the questions where none are at hand."""
    assert found(tmp_path, then) == []


@pytest.mark.parametrize(
    ("then", "told"),
    [
        (replace(NOW, phrasings=17), "16 phrasings instead of 17"),
        (replace(NOW, phrasings=15), "16 phrasings instead of 15"),
        (replace(NOW, follow_ups=4), "3 follow-ups instead of 4"),
        (replace(NOW, off_topic=2), "3 off-topic messages instead of 2"),
        (replace(NOW, passages=PASSAGES[1:]), "added `best-window`"),
        (replace(NOW, passages=(*PASSAGES, "pots", "soil")), "removed `pots`, `soil`"),
        (replace(NOW, passages=("pots", *PASSAGES[1:])), "added `best-window`; removed `pots`"),
        (
            replace(NOW, passages=(*PASSAGES, *"abcdefg"), phrasings=1600),
            "removed `a`, `b`, `c`, `d`, `e` and 2 more; 16 phrasings instead of 1,600",
        ),
    ],
)
def test_a_change_is_told(then: Ground, told: str, tmp_path: Path) -> None:
    """Any passage more or less is told, and a number that differs by more than a twentieth."""
    (problem,) = found(tmp_path, then)
    assert (problem.rule, problem.severity) == ("stale-decision", Severity.WARNING)
    assert problem.what == f"much has changed since the decision was fitted: {told}"


@pytest.mark.parametrize(("count", "told"), [(18, True), (19, False), (20, False), (21, False), (22, True)])
def test_a_twentieth_is_not_much(count: int, told: bool, tmp_path: Path) -> None:
    """Up to 5% more or fewer questions leave the decision as it is."""
    assert bool(found(tmp_path, replace(NOW, questions=20), [ASKED] * count)) == told
