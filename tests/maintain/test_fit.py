"""Fitting the decision."""

import json
from pathlib import Path

import pytest

from bot.content.decision import read_decision
from bot.content.questions import Asked, Question, Use
from bot.core.engine import Engine
from bot.maintain.fit import TooFewQuestionsError, fit, written
from bot.maintain.outcomes import Costs
from bot.maintain.stale import ground

ASKED = {
    "how-often-to-water": ("how often must i water it", "water once a week?", "when do i water again", "thirsty plant"),
    "overwatering": ("too much water", "did i drown my plant", "soil is wet all the time", "rotting roots from water"),
    "best-window": ("which window is best", "north window ok?", "where should it stand for light", "enough sun there"),
    "yellow-leaves": ("leaves go yellow", "pale fern leaf", "why yellow spots", "green colour is lost"),
}
STRANGE = ("who won", "bread recipe", "tell a joke", "will it rain", "my car is broken", "capital of peru")


def _questions(use: Use = Use.FIT) -> list[Question]:
    asked = [(text, name) for name, texts in ASKED.items() for text in texts]
    return [
        Question(Asked.ONE, (text,), ((name,),), use) for text, name in [*asked, *((t, "decline") for t in STRANGE)]
    ]


def test_a_fit_says_how_good_it_is(sound: Engine) -> None:
    """Figures come from cross-validation, thresholds lie between 0 and 1, and the same questions give the same."""
    policy = fit(sound, _questions())

    assert policy.figures["questions"] == len(_questions())
    assert policy.figures["first place"] > 0.7
    assert 0 < policy.answer < 1
    assert fit(sound, _questions()) == policy


def test_dearer_mistakes_make_it_more_careful(sound: Engine) -> None:
    """The costs are what the thresholds follow."""
    bold = fit(sound, _questions(), Costs(wrong_answer=0.1))
    careful = fit(sound, _questions(), Costs(wrong_answer=20.0))

    assert careful.answer >= bold.answer
    assert careful.figures["answered wrong"] <= bold.figures["answered wrong"]


def test_too_few_questions_are_refused(sound: Engine) -> None:
    """A fit to two passages of four, to no off-topic question, or to held-out ones alone is none."""
    few = [question for question in _questions() if question.accept[0][0] in ("overwatering", "decline")]
    covered = [question for question in _questions() if question.accept[0][0] != "decline"]

    for questions in (few, covered, _questions(Use.HELD_OUT)):
        with pytest.raises(TooFewQuestionsError, match="of 4 passages"):
            fit(sound, questions)


def test_what_is_written_is_read(sound: Engine, tmp_path: Path) -> None:
    """`decision.json` is plain JSON with sorted keys and six digits, and says what it was fitted to."""
    policy = fit(sound, _questions())
    data = json.loads(written(policy, ground(sound.library, _questions())))

    assert list(data) == ["answer", "any", "chat", "clarify", "fields", "figures", "first", "fitted_on"]
    assert data["fitted_on"] == {
        "passages": sorted(ASKED),
        "phrasings": 16,
        "follow_ups": 3,
        "off_topic": 3,
        "questions": len(_questions()),
    }
    assert data["first"]["intercept"] == pytest.approx(policy.first.intercept, abs=1e-6)
    (tmp_path / "decision.json").write_text(written(policy, ground(sound.library, _questions())), encoding="utf-8")
    assert read_decision(tmp_path / "decision.json")[1] == ()
