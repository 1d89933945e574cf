"""Fit the weights of the fields, the calibration and the thresholds to the question files, at stated costs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import product

import numpy as np

from bot.content.questions import Asked, Question, Use
from bot.core.decision import DEFAULT, decide, features, probability
from bot.core.engine import Engine
from bot.core.fit import logistic
from bot.core.index import Hits
from bot.core.library import Model, Policy
from bot.core.model import Candidate, Kind
from bot.core.ranking import FIELDS, rank

FOLDS = 5
FEWEST_PASSAGES = 0.6  # share of the passages that the questions must cover before a fit is of use
DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Costs:
    """What each outcome costs, an answer that satisfies being free. The one place where they are stated.

    A wrong answer is worst: people act on it. A choice that holds the right passage costs a tap and the feeling of not
    being understood, so three of them weigh as much as a wrong answer; one that doesn't hold it costs hope as well. To
    decline what is covered loses the asker.
    """

    wrong_answer: float = 1.0
    right_choice: float = 0.3
    wrong_choice: float = 0.55
    choice_for_nothing: float = 0.4
    missed: float = 0.6


class TooFewQuestionsError(Exception):
    """The question files cover too few passages to fit to."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question, its hits in the index, and which passages satisfy; none if it is off topic."""

    tokens: tuple[str, ...]
    hits: Hits
    accept: frozenset[str]


def fit(engine: Engine, questions: Iterable[Question], costs: Costs = Costs()) -> Policy:
    """Return the policy fitted to the questions marked `fit`, with the figures that cross-validation gave.

    Raises TooFewQuestionsError if they cover under 60% of the passages or hold none that is off topic.
    """
    cases = [_case(engine, question) for question in questions if _is_plain(question)]
    _refuse_too_few(engine, cases)
    folds = [_fitted(engine, [c for n, c in enumerate(cases) if n % FOLDS != fold]) for fold in range(FOLDS)]
    outcomes = [_outcome(engine, case, folds[n % FOLDS]) for n, case in enumerate(cases)]
    answer, clarify = _thresholds(outcomes, costs)
    whole = _fitted(engine, cases)
    figures = _figures(outcomes, answer, clarify, costs)
    return Policy(whole.fields, whole.first, whole.any, answer, clarify, figures)


def written(policy: Policy) -> str:
    """Return the policy as `decision.json` holds it."""
    return json.dumps(_rounded(asdict(policy)), indent=2, sort_keys=True) + "\n"


def _is_plain(question: Question) -> bool:
    return (
        question.use is Use.FIT and question.form is Asked.ONE and not any(":" in item for item in question.accept[0])
    )


def _case(engine: Engine, question: Question) -> Case:
    tokens = engine.read(question.turns[0])
    return Case(tokens, engine.index.search(tokens), frozenset(question.accept[0]) - {DECLINE})


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


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The two probabilities for a question and what each kind of reply would be to it."""

    confidence: float
    any: float
    right: bool
    offered: bool
    covered: bool


def _outcome(engine: Engine, case: Case, policy: Policy) -> _Outcome:
    candidates = rank(engine.index, case.tokens, case.hits, policy.fields)
    row = features(candidates, case.hits, len(case.tokens))
    choice = Policy(policy.fields, policy.first, policy.any, answer=1.1, clarify=0.0)
    offered = decide(candidates, case.hits, len(case.tokens), choice).passages
    return _Outcome(
        probability(policy.first, row),
        probability(policy.any, row),
        candidates[0].passage in case.accept,
        not case.accept.isdisjoint(offered),
        bool(case.accept),
    )


def _kind(outcome: _Outcome, answer: float, clarify: float) -> Kind:
    if outcome.confidence >= answer:
        return Kind.ANSWER
    return Kind.CLARIFY if outcome.any >= clarify else Kind.DECLINE


def _cost(outcome: _Outcome, kind: Kind, costs: Costs) -> float:
    if kind is Kind.ANSWER:
        return 0.0 if outcome.right else costs.wrong_answer
    if kind is Kind.DECLINE:
        return costs.missed if outcome.covered else 0.0
    if not outcome.covered:
        return costs.choice_for_nothing
    return costs.right_choice if outcome.offered else costs.wrong_choice


def _thresholds(outcomes: Sequence[_Outcome], costs: Costs) -> tuple[float, float]:
    """Return the cheapest pair of thresholds on a grid of hundredths."""

    def total(pair: tuple[float, float]) -> float:
        return sum(_cost(outcome, _kind(outcome, *pair), costs) for outcome in outcomes)

    grid = np.arange(0.1, 0.96, 0.02).round(2).tolist()
    return min(product(grid, grid), key=total)


def _figures(outcomes: Sequence[_Outcome], answer: float, clarify: float, costs: Costs) -> Mapping[str, float]:
    """Return what cross-validation gave: shares (0 to 1) of the covered and of the off-topic questions."""
    kinds = [(outcome, _kind(outcome, answer, clarify)) for outcome in outcomes]
    covered = [(o, k) for o, k in kinds if o.covered]
    strange = [(o, k) for o, k in kinds if not o.covered]
    return {
        "questions": float(len(outcomes)),
        "first place": _share(o.right for o, _ in covered),
        "answered right": _share(k is Kind.ANSWER and o.right for o, k in covered),
        "right or offered": _share(
            o.right if k is Kind.ANSWER else o.offered and k is Kind.CLARIFY for o, k in covered
        ),
        "answered wrong": _share(k is Kind.ANSWER and not o.right for o, k in covered),
        "off topic declined": _share(k is Kind.DECLINE for _, k in strange),
        "off topic answered": _share(k is Kind.ANSWER for _, k in strange),
        "cost": sum(_cost(o, k, costs) for o, k in kinds) / len(kinds),
    }


def _share(facts: Iterable[bool]) -> float:
    counted = list(facts)
    return sum(counted) / max(1, len(counted))


def _rounded(value: object) -> object:
    """Round every number to six digits: more would only make noise in a diff."""
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return round(value, 6) if isinstance(value, float) else value
