"""Figures and floors."""

import json
from datetime import UTC, datetime

import pytest

from bot.content.bounds import Bound
from bot.content.questions import Asked, Question, Use
from bot.core.engine import Engine
from bot.maintain.evaluate import Evaluation, evaluate
from bot.maintain.figures import as_json, figures, missed, table


@pytest.fixture
def evaluation(sound: Engine) -> Evaluation:
    """Return an evaluation of one right and one missed question."""
    questions = [
        Question(Asked.ONE, ("how often do i water my plant",), (("how-often-to-water",),), Use.FIT),
        Question(Asked.ONE, ("how often do i water my plant",), (("best-window",),), Use.FIT),
    ]
    return evaluate(sound, questions, datetime(2026, 11, 24, tzinfo=UTC))


def test_shares(evaluation: Evaluation) -> None:
    """Each figure is a share of its group; groups without questions have none."""
    found = figures(evaluation)

    assert (found["answers right"].share, found["answers wrong"].share, found["answers right"].of) == (0.5, 0.5, 2)
    assert "off topic declined" not in found
    assert found["false alarms"].share == 0


def test_bounds(evaluation: Evaluation) -> None:
    """A figure outside its bounds is named, and so is a bound of no figure."""
    found = figures(evaluation)

    assert missed(found, {"answers right": Bound(at_least=0.5), "false alarms": Bound(at_most=0.0)}) == ()
    assert "0.500" in missed(found, {"answers right": Bound(at_least=0.6)})[0]
    assert "no such figure" in missed(found, {"answers rigth": Bound()})[0]


def test_written(evaluation: Evaluation) -> None:
    """The table names the weakest passages, the JSON holds every count."""
    assert "best-window" in table(evaluation)
    assert json.loads(as_json(evaluation))["passages"]["best-window"] == {"wrong": 1}
