"""What the decision makes of questions: each one's outcome, what it costs, and the figures of all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.content.questions import Question
from bot.core.decision import features, probability, settle
from bot.core.engine import Engine
from bot.core.index import Hits
from bot.core.library import Policy
from bot.core.model import Kind
from bot.core.ranking import rank
from bot.maintain.evaluate import DECLINE
from bot.maintain.figures import Figure, measured
from bot.maintain.stale import fitted_to


@dataclass(frozen=True, slots=True)
class Costs:
    """What each outcome costs, an answer that satisfies being free. The one place where they are stated.

    A wrong answer is worst: people act on it, though its title says which question it answers. A choice that holds the
    right passage costs a tap and the feeling of not being understood; one that doesn't hold it costs hope as well. To
    decline what is covered loses the asker. A choice offered to somebody whose question nothing answers costs least:
    "None of these" is a tap away, and the reply claims nothing.
    """

    wrong_answer: float = 1.0
    right_choice: float = 0.45
    wrong_choice: float = 0.6
    choice_for_nothing: float = 0.2
    missed: float = 0.8


COSTS = Costs()


@dataclass(frozen=True, slots=True)
class Case:
    """A question, its hits in the index, and which passages satisfy; none if it is off topic."""

    tokens: tuple[str, ...]
    hits: Hits
    accept: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The two probabilities for a question and what each kind of reply would be to it."""

    confidence: float
    any: float
    right: bool
    offered: bool
    covered: bool


Decided = tuple[Outcome, Kind]
# The shares: whether they are of the covered questions or of those that are off topic, and what counts.
SHARES: Mapping[str, tuple[bool, Callable[[Outcome, Kind], bool]]] = {
    "first place": (True, lambda outcome, _: outcome.right),
    "answered right": (True, lambda outcome, kind: kind is Kind.ANSWER and outcome.right),
    "right or offered": (True, lambda outcome, kind: outcome.right if kind is Kind.ANSWER else _offered(outcome, kind)),
    "answered wrong": (True, lambda outcome, kind: kind is Kind.ANSWER and not outcome.right),
    "off topic declined": (False, lambda _, kind: kind is Kind.DECLINE),
    "off topic answered": (False, lambda _, kind: kind is Kind.ANSWER),
}
HARMFUL = {"answered wrong", "off topic answered"}  # the more, the worse


def cases_of(engine: Engine, questions: Iterable[Question]) -> list[Case]:
    """Return the questions that a decision is fitted to, searched for."""
    return [_case(engine, question) for question in questions if fitted_to(question)]


def outcome_of(engine: Engine, case: Case, policy: Policy) -> Outcome:
    """Return what the policy's models make of a case, whatever its thresholds."""
    candidates = rank(engine.index, case.tokens, case.hits, policy.fields)
    row = features(candidates, case.hits, len(case.tokens))
    offered = settle(candidates, row, 0.0, 1.0, policy).passages  # as a choice, whatever the thresholds
    return Outcome(
        probability(policy.first, row),
        probability(policy.any, row),
        candidates[0].passage in case.accept,
        not case.accept.isdisjoint(offered),
        bool(case.accept),
    )


def kind_of(outcome: Outcome, answer: float, clarify: float) -> Kind:
    """Return the kind of reply that the thresholds lead to."""
    if outcome.confidence >= answer:
        return Kind.ANSWER
    return Kind.CLARIFY if outcome.any >= clarify else Kind.DECLINE


def cost_of(outcome: Outcome, kind: Kind, costs: Costs) -> float:
    """Return what a kind of reply costs."""
    if kind is Kind.ANSWER:
        return 0.0 if outcome.right else costs.wrong_answer
    if kind is Kind.DECLINE:
        return costs.missed if outcome.covered else 0.0
    if not outcome.covered:
        return costs.choice_for_nothing
    return costs.right_choice if outcome.offered else costs.wrong_choice


def figures(outcomes: Sequence[Outcome], answer: float, clarify: float, costs: Costs) -> Mapping[str, float]:
    """Return the figures that `decision.json` holds: a count, shares (0 to 1) and the mean cost."""
    decided = _decided(outcomes, answer, clarify)
    return {
        "questions": float(len(outcomes)),
        **{name: share.share for name, share in _shares(decided).items()},
        "cost": sum(cost_of(*each, costs) for each in decided) / len(decided),
    }


def worse(engine: Engine, questions: Iterable[Question]) -> tuple[str, ...]:
    """Return a line for each figure in `decision.json` that the questions marked `fit` now fall short of.

    A figure holds as long as it lies within the 95% interval of what is measured, or is surpassed. It came from
    cross-validation, while the decision has learned from most of these questions: falling short, something changed.
    """
    policy = engine.policy
    outcomes = [outcome_of(engine, case, policy) for case in cases_of(engine, questions)]
    now = _shares(_decided(outcomes, policy.answer, policy.clarify))
    return tuple(
        f"{name}: {share.share:.1%} now (95%: {share.low:.1%} to {share.high:.1%}), "
        f"{policy.figures[name]:.1%} when the decision was fitted"
        for name, share in now.items()
        if name in policy.figures and _falls_short(name, share, policy.figures[name])
    )


def _falls_short(name: str, now: Figure, then: float) -> bool:
    return bool(now.of) and (then < now.low if name in HARMFUL else then > now.high)


def _case(engine: Engine, question: Question) -> Case:
    tokens = engine.read(question.turns[0])
    return Case(tokens, engine.index.search(tokens), frozenset(question.accept[0]) - {DECLINE})


def _decided(outcomes: Sequence[Outcome], answer: float, clarify: float) -> Sequence[Decided]:
    return [(each, kind_of(each, answer, clarify)) for each in outcomes]


def _shares(decided: Sequence[Decided]) -> Mapping[str, Figure]:
    return {
        name: _share([each for each in decided if each[0].covered is covered], counts)
        for name, (covered, counts) in SHARES.items()
    }


def _share(decided: Sequence[Decided], counts: Callable[[Outcome, Kind], bool]) -> Figure:
    return measured(sum(counts(*each) for each in decided), len(decided))


def _offered(outcome: Outcome, kind: Kind) -> bool:
    return kind is Kind.CLARIFY and outcome.offered
