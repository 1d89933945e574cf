"""What the decision makes of questions, and whether its figures still hold."""

from dataclasses import replace

import pytest

from bot.content.questions import Asked, Question, Use
from bot.core.engine import Engine
from bot.core.fit import fit
from bot.core.model import Kind
from bot.maintain.outcomes import COSTS, Outcome, cost_of, figures, kind_of, worse

COVERED = Outcome(confidence=0.9, any=0.9, right=True, offered=True, covered=True)
STRANGE = Outcome(confidence=0.2, any=0.2, right=False, offered=False, covered=False)
WATER = "how often do i water my plant"


def _asked(*accepted: str) -> list[Question]:
    return [Question(Asked.ONE, (WATER,), ((accept,),), Use.FIT) for accept in accepted]


def _with_figures(engine: Engine, **shares: float) -> Engine:
    policy = replace(engine.policy, figures={name.replace("_", " "): share for name, share in shares.items()})
    return Engine(replace(engine.library, policy=policy), fit(engine.library))


@pytest.mark.parametrize(
    ("outcome", "kind", "cost"),
    [
        (COVERED, Kind.ANSWER, 0.0),
        (replace(COVERED, right=False), Kind.ANSWER, COSTS.wrong_answer),
        (COVERED, Kind.CLARIFY, COSTS.right_choice),
        (replace(COVERED, offered=False), Kind.CLARIFY, COSTS.wrong_choice),
        (COVERED, Kind.DECLINE, COSTS.missed),
        (STRANGE, Kind.ANSWER, COSTS.wrong_answer),
        (STRANGE, Kind.CLARIFY, COSTS.choice_for_nothing),
        (STRANGE, Kind.DECLINE, 0.0),
    ],
)
def test_costs(outcome: Outcome, kind: Kind, cost: float) -> None:
    """What each kind of reply costs, to a question that is covered and to one that is not."""
    assert cost_of(outcome, kind, COSTS) == cost


@pytest.mark.parametrize(
    ("answer", "clarify", "kind"), [(0.9, 0.9, Kind.ANSWER), (0.91, 0.9, Kind.CLARIFY), (0.91, 0.91, Kind.DECLINE)]
)
def test_kinds(answer: float, clarify: float, kind: Kind) -> None:
    """A threshold that is reached is enough."""
    assert kind_of(COVERED, answer, clarify) is kind


def test_figures() -> None:
    """Shares are of the covered questions, or of those that are off topic."""
    wrong = replace(COVERED, right=False)
    asked_back = replace(COVERED, confidence=0.3)
    found = figures([COVERED, wrong, asked_back, asked_back, STRANGE], 0.6, 0.4, COSTS)

    assert found == {
        "questions": 5.0,
        "first place": 0.75,
        "answered right": 0.25,
        "right or offered": 0.75,
        "answered wrong": 0.25,
        "off topic declined": 1.0,
        "off topic answered": 0.0,
        "cost": pytest.approx((COSTS.wrong_answer + 2 * COSTS.right_choice) / 5),
    }


@pytest.mark.parametrize(
    ("accepted", "stored", "told"),
    [
        # One in four is right: its interval is 4.6% to 69.9%.
        ("how-often-to-water best-window best-window best-window", {"answered_right": 0.71}, ["answered right: 25.0%"]),
        ("how-often-to-water best-window best-window best-window", {"answered_right": 0.69}, []),
        ("how-often-to-water", {"answered_right": 0.1, "answered_wrong": 0.9}, []),  # better than it was
        ("best-window best-window best-window", {"answered_wrong": 0.02}, ["answered wrong: 100.0%"]),
        ("how-often-to-water", {"off_topic_declined": 0.99}, []),  # nothing is off topic, so nothing is known
        ("best-window", {"questions": 0.0, "cost": 0.0}, []),  # no shares
        ("", {"answered_right": 0.9}, []),
    ],
)
def test_figures_that_no_longer_hold(sound: Engine, accepted: str, stored: dict[str, float], told: list[str]) -> None:
    """A figure is told if it falls short of the stored one by more than chance explains."""
    lines = worse(_with_figures(sound, **stored), _asked(*accepted.split()))
    assert [line.partition(" now")[0] for line in lines] == told


def test_the_decision_itself_is_measured(sound: Engine) -> None:
    """Held-out questions and those of intents play no part, as in the fit."""
    others = [replace(_asked("best-window")[0], use=Use.HELD_OUT), *_asked("smalltalk:thanks")]
    assert worse(_with_figures(sound, answered_wrong=0.0), others * 9) == ()
