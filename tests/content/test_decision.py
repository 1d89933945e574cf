"""The file `decision.json`: what may stand in it, and where it is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.content.decision import read_decision
from bot.content.problem import Problem
from tests.libraries import SOUND

GROUND = {"passages": ["a-b"], "phrasings": 1, "off_topic": 0, "questions": 3}


def found(folder: Path, text: str) -> tuple[Problem, ...]:
    """Return the problems of a file with this text."""
    (folder / "decision.json").write_text(text, encoding="utf-8")
    return read_decision(folder / "decision.json")[1]


def sound() -> Any:
    """Return a decision without a problem."""
    return json.loads((SOUND / "knowledge/decision.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('"linear"', '"lineer"', "unknown-weight"),
        ('"linear"', '"score"', "unknown-weight"),  # of the evidence, and no field
        ('"margin"', '"linear"', "unknown-weight"),
        ('"margin": 0.8', '"margin": NaN', "wrong-type"),
        ('"margin": 0.8', '"margin": Infinity', "wrong-type"),
        ('"margin": 0.8', '"margin": .nan', "wrong-value"),
        ('"margin": 0.8', '"margin": 1e999', "wrong-value"),
        ('"margin": 0.8', '"margin": null', "empty-value"),
        ('"intercept": -1.0', '"intercept": -1e999', "wrong-value"),
        ('"intercept": -1.0, ', "", "missing-key"),
        ('"answer": 0.6', '"answer": 1.1', "wrong-value"),
        ('"answer": 0.6', '"answer": -0.1', "wrong-value"),
        ('"answer": 0.6', '"answer": .nan', "wrong-value"),
        ('"answer": 0.6', '"answer": .inf', "wrong-value"),
        ('"clarify": 0.4,', "", "missing-key"),
    ],
)
def test_faults(old: str, new: str, rule: str, tmp_path: Path) -> None:
    """A weight without its name or number, and a threshold that is no share, are told at their line."""
    lines = (SOUND / "knowledge/decision.json").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if old in text)
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    (problem,) = found(tmp_path, "\n".join(lines))
    # What is missing has no line of its own: it is told at that of what it is missing from.
    assert (problem.rule, problem.line) == (rule, 1 if new == "" and "clarify" in old else line)


def test_an_unknown_weight_is_told_in_plain_words(tmp_path: Path) -> None:
    """The message names the weight and where it stands, the remedy the names that there are."""
    (problem,) = found(tmp_path, json.dumps(sound()).replace("linear", "lineer"))
    assert problem.what == "`lineer` of `weights` of `fields` is no weight that the program knows"
    assert problem.remedy.endswith("the names here are linear, pooled, nearest, body, coverage")


def test_fields_without_weights_rank_nothing(tmp_path: Path) -> None:
    """Some field has to weigh something; what is left out of the other models counts nothing."""
    decision = sound()
    decision["first"]["weights"] = {}
    assert found(tmp_path, json.dumps(decision)) == ()
    decision["fields"]["weights"] = {}
    assert [problem.rule for problem in found(tmp_path, json.dumps(decision))] == ["empty-value"]


def test_what_it_was_fitted_to_is_optional(tmp_path: Path) -> None:
    """A file of an earlier version has no `fitted_on`; where there is one, it is whole."""
    decision = sound()
    assert found(tmp_path, json.dumps(decision)) == ()
    assert found(tmp_path, json.dumps(decision | {"fitted_on": GROUND})) == ()
    short = {name: value for name, value in GROUND.items() if name != "phrasings"}
    assert [problem.rule for problem in found(tmp_path, json.dumps(decision | {"fitted_on": short}))] == ["missing-key"]
    wrong = json.dumps(decision | {"fitted_on": GROUND | {"questions": -1}})
    assert [problem.rule for problem in found(tmp_path, wrong)] == ["wrong-value"]


def test_what_decides_in_chats_is_optional(tmp_path: Path) -> None:
    """Without dialogues to fit to `chat` is null; where it is given, each of its weights is known."""
    model = {"intercept": 0.0, "weights": {}}
    chat = {"fields": {"intercept": 0.0, "weights": {"shown": 1.0}}, "follows": model, "stands": model, "any": model}

    assert found(tmp_path, json.dumps(sound() | {"chat": None})) == ()
    assert found(tmp_path, json.dumps(sound() | {"chat": chat})) == ()
    wrong = chat | {"any": {"intercept": 0.0, "weights": {"shoen": 1.0}}}
    assert [problem.rule for problem in found(tmp_path, json.dumps(sound() | {"chat": wrong}))] == ["unknown-weight"]
