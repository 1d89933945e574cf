"""What is counted, and how."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from bot.content.questions import Asked, Question, Use
from bot.core.engine import Engine
from bot.core.library import Evidence
from bot.core.model import Answer, Choice, Kind, Reply
from bot.maintain.evaluate import calibration_error, evaluate, judge, judge_both, wilson

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def _reply(kind: Kind, answers: str = "", choices: str = "", intent: str | None = None) -> Reply:
    return Reply(
        kind,
        intent=intent,
        answers=tuple(
            Answer(name, name, (), (), (), 0, Evidence.WEAK, date(2026, 11, 24), None, 0.9) for name in answers.split()
        ),
        choices=tuple(Choice(name, name) for name in choices.split()),
    )


@pytest.mark.parametrize(
    ("reply", "accept", "verdict"),
    [
        (_reply(Kind.ANSWER, "a"), ["a", "b"], "right"),
        (_reply(Kind.ANSWER, "c"), ["a"], "wrong"),
        (_reply(Kind.CLARIFY, choices="c a"), ["a"], "offered"),
        (_reply(Kind.CLARIFY, choices="c d"), ["a"], "hedged"),
        (_reply(Kind.DECLINE, choices="a"), ["a"], "declined"),
        (_reply(Kind.SMALLTALK, intent="thanks"), ["a"], "missed"),
        (_reply(Kind.DECLINE), ["decline"], "right"),
        (_reply(Kind.CLARIFY, choices="a"), ["decline"], "hedged"),
        (_reply(Kind.ANSWER, "a"), ["decline"], "wrong"),
        (_reply(Kind.SMALLTALK, intent="thanks"), ["smalltalk:thanks"], "right"),
        (_reply(Kind.SAFETY, intent="crisis"), ["safety:emergency"], "right"),
        (_reply(Kind.SAFETY, intent="personal-advice"), ["safety:emergency"], "missed"),
        (_reply(Kind.ANSWER, "a"), ["safety:crisis"], "missed"),
    ],
)
def test_verdicts(reply: Reply, accept: Sequence[str], verdict: str) -> None:
    """Each reply is judged by what would have satisfied; either alarm will do for the other."""
    assert judge(reply, accept) == verdict


@pytest.mark.parametrize(
    ("answers", "verdict"), [("a b", "right"), ("b a", "right"), ("a", "half"), ("a a", "half"), ("c d", "wrong")]
)
def test_two_questions(answers: str, verdict: str) -> None:
    """Both parts have to be answered, in either order."""
    assert judge_both(_reply(Kind.ANSWER, answers), [["a"], ["b"]]) == verdict


def test_wilson() -> None:
    """The interval of 8 in 10 that the literature prints, and no certainty from nothing."""
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_calibration_error() -> None:
    """Half right at a confidence of 0.5 is no error, all wrong at 0.9 is one of 0.9."""
    assert calibration_error([(0.5, True), (0.5, False)]) == 0
    assert calibration_error([(0.9, False)]) == pytest.approx(0.9)


def test_running(sound: Engine) -> None:
    """Every turn gets a verdict in its group, dialogues with their context."""
    questions = [
        Question(Asked.ONE, ("how often do i water my plant",), (("how-often-to-water",),), Use.FIT),
        Question(Asked.DIALOGUE, ("how often do i water my plant", "more"), (("x",), ("smalltalk:more",)), Use.FIT),
    ]
    verdicts = evaluate(sound, questions, NOW).verdicts

    assert [(each.group, each.verdict) for each in verdicts] == [
        ("answer", "right"),
        ("dialogue, first", "wrong"),
        ("dialogue, later", "right"),
    ]
