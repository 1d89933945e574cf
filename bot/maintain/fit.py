"""Fit the weights of the fields, the calibration and the thresholds to the question files, at stated costs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace

from bot.content.questions import Question
from bot.core.decision import DEFAULT, features
from bot.core.engine import Engine
from bot.core.fit import logistic
from bot.core.library import Model, Policy
from bot.core.model import Candidate, Kind
from bot.core.ranking import FIELDS, rank
from bot.maintain.chats import fit_chat
from bot.maintain.outcomes import COSTS, Case, Costs, Outcome, cases_of, cost_of, figures, outcome_of
from bot.maintain.stale import Ground

FOLDS = 5
UNSURE = 0.1  # confidence from which, and up to 1 minus which, an answer and a choice are weighed against each other
FEWEST_PASSAGES = 0.6  # share of the passages that the questions must cover before a fit is of use


class TooFewQuestionsError(Exception):
    """The question files cover too few passages to fit to."""


def fit(engine: Engine, questions: Iterable[Question], costs: Costs = COSTS) -> Policy:
    """Return the policy fitted to the questions marked `fit`, with the figures that cross-validation gave.

    Raises TooFewQuestionsError if they cover under 60% of the passages or hold none that is off topic.
    """
    asked = list(questions)
    cases = cases_of(engine, asked)
    _refuse_too_few(engine, cases)
    folds = [_fitted(engine, [c for n, c in enumerate(cases) if n % FOLDS != fold]) for fold in range(FOLDS)]
    outcomes = [outcome_of(engine, case, folds[n % FOLDS]) for n, case in enumerate(cases)]
    answer, clarify = _thresholds(outcomes, costs)
    whole = _fitted(engine, cases)
    policy = replace(whole, answer=answer, clarify=clarify, figures=figures(outcomes, answer, clarify, costs))
    return replace(policy, chat=fit_chat(replace(engine.finder, policy=policy), asked))


def written(policy: Policy, ground: Ground) -> str:
    """Return the policy, and what it was fitted to, as `decision.json` holds them."""
    decision = {**asdict(policy), "fitted_on": asdict(ground)}
    return json.dumps(_rounded(decision), indent=2, sort_keys=True) + "\n"


def _refuse_too_few(engine: Engine, cases: Sequence[Case]) -> None:
    known = set(engine.index.passages)
    covered = {passage for case in cases for passage in case.accept} & known
    if len(covered) < FEWEST_PASSAGES * len(known) or all(case.accept for case in cases):
        msg = (
            f"the question files marked `fit` cover {len(covered)} of {len(known)} passages and hold "
            f"{sum(not case.accept for case in cases)} questions that are off topic; write questions for at least "
            f"{FEWEST_PASSAGES:.0%} of the passages, and some that no passage answers"
        )
        raise TooFewQuestionsError(msg)


def _fitted(engine: Engine, cases: Sequence[Case]) -> Policy:
    """Fit fields, then what follows from the ranking that they give."""
    fields = _fields(engine, cases)
    ranked = [(case, rank(engine.index, case.tokens, case.hits, fields)) for case in cases]
    rows = [features(candidates, case.hits, len(case.tokens)) for case, candidates in ranked]
    first = logistic(rows, [candidates[0].passage in case.accept for case, candidates in ranked])
    any_ = logistic(rows, [bool(case.accept) for case in cases])
    return Policy(fields, first, any_, 0.5, 0.5)


def _fields(engine: Engine, cases: Sequence[Case]) -> Model:
    """Fit the weights of the fields so that a passage that satisfies scores above the others.

    A likeness never counts against a passage, so a field whose weight would be negative is left out, the worst first.
    """
    rows, labels = [], []
    for case in cases:
        for candidate in rank(engine.index, case.tokens, case.hits, DEFAULT.fields) if case.accept else ():
            rows.append(_values(engine, case, candidate))
            labels.append(candidate.passage in case.accept)
    model = logistic(rows, labels)
    while (worst := min(model.weights, key=lambda name: model.weights[name])) and model.weights[worst] < 0:
        rows = [{name: value for name, value in row.items() if name != worst} for row in rows]
        model = logistic(rows, labels)
    return model


def _values(engine: Engine, case: Case, candidate: Candidate) -> Mapping[str, float]:
    number = engine.index.passages.index(candidate.passage)
    return {name: float(getattr(case.hits, name)[number]) for name in FIELDS}


def _thresholds(outcomes: Sequence[Outcome], costs: Costs) -> tuple[float, float]:
    """Return from which confidence an answer costs less than a choice, and from which a choice less than a decline.

    Since the probabilities are calibrated, this follows from the costs and from what choices hold; the cheapest pair of
    a search over these questions would follow their noise.
    """
    unsure = [outcome for outcome in outcomes if UNSURE <= outcome.confidence <= 1 - UNSURE] or outcomes
    astray = _mean(cost_of(outcome, Kind.CLARIFY, costs) for outcome in unsure if not outcome.right)
    covered = _mean(cost_of(outcome, Kind.CLARIFY, costs) for outcome in unsure if outcome.covered)
    spared = costs.wrong_answer - astray
    answer = spared / (spared + costs.right_choice)
    clarify = costs.choice_for_nothing / (costs.choice_for_nothing + costs.missed - covered)
    return round(answer, 2), round(clarify, 2)


def _mean(values: Iterable[float]) -> float:
    counted = list(values)
    return sum(counted) / max(1, len(counted))


def _rounded(value: object) -> object:
    """Round every number to six digits: more would only make noise in a diff."""
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return round(value, 6) if isinstance(value, float) else value
