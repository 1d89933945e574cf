"""Run question sets through the engine and count what came back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import permutations

from bot.content.questions import Asked, Question
from bot.core.engine import Engine
from bot.core.intents import ALARMS
from bot.core.model import Context, Kind, Reply, Turn

RIGHT, OFFERED, WRONG, DECLINED, HEDGED, MISSED = "right", "offered", "wrong", "declined", "hedged", "missed"
DECLINE = "decline"
BINS = 10  # of confidence, for the calibration error
DEVIATES = 1.96  # standard deviations of a 95% interval


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one message got: its group ("answer", "decline", ...), the verdict, and what to look at."""

    group: str
    verdict: str
    text: str
    accept: tuple[str, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All verdicts of a run, and the figures made of them."""

    verdicts: tuple[Verdict, ...]

    @property
    def groups(self) -> Mapping[str, Counter[str]]:
        """Return how often each verdict was given, by group."""
        return _counted((each.group, each.verdict) for each in self.verdicts)

    @property
    def passages(self) -> Mapping[str, Counter[str]]:
        """Return how often each verdict was given, by the passage that was wanted first."""
        return _counted((each.accept[0], each.verdict) for each in self.verdicts if each.group == "answer")

    def share(self, group: str, *verdicts: str) -> float:
        """Return which share (0 to 1) of a group got one of the verdicts; NaN for an empty group."""
        counted = self.groups.get(group, Counter())
        return sum(counted[verdict] for verdict in verdicts) / counted.total() if counted else float("nan")

    @property
    def calibration_error(self) -> float:
        """Return the mean gap between confidence and truth of what was answered, in ten bins (0 to 1)."""
        return calibration_error(
            [(each.turn.reply.confidence, each.verdict == RIGHT) for each in self.verdicts if _is_answered(each)]
        )


def evaluate(engine: Engine, questions: Sequence[Question], now: datetime) -> Evaluation:
    """Ask every question in a chat of its own and judge the replies."""
    return Evaluation(tuple(verdict for question in questions for verdict in _asked(engine, question, now)))


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95% interval of a share by Wilson (JASA 1927;22:209-212)."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, DEVIATES**2 / of
    middle = share + spread / 2
    half = DEVIATES * ((share * (1 - share) + spread / 4) / of) ** 0.5
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error of (confidence, was right) pairs."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in pairs:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    gaps = [abs(sum(c for c, _ in each) - sum(r for _, r in each)) for each in bins.values()]
    return sum(gaps) / len(pairs) if pairs else 0.0


def _asked(engine: Engine, question: Question, now: datetime) -> Iterable[Verdict]:
    context = Context()
    for number, text in enumerate(question.turns):
        turn = engine.respond(text, context, now)
        context = turn.context
        if question.form is Asked.BOTH:
            accept = tuple(passage for half in question.accept for passage in half)
            yield Verdict("both", judge_both(turn.reply, question.accept), text, accept, turn)
        else:
            accept = question.accept[number]
            group = _group(accept) if question.form is Asked.ONE else f"dialogue, {'later' if number else 'first'}"
            yield Verdict(group, judge(turn.reply, accept), text, accept, turn)


def _group(accept: Sequence[str]) -> str:
    kind, _, intent = accept[0].partition(":")
    return accept[0] if kind == "safety" else kind if intent or kind == DECLINE else "answer"


def judge(reply: Reply, accept: Sequence[str]) -> str:
    """Return the verdict on the reply to one message."""
    intents = {wanted.partition(":")[2] for wanted in accept if ":" in wanted}
    first = reply.answers[0].passage if reply.answers else None
    if reply.intent in intents or first in accept or (reply.intent in ALARMS and not intents.isdisjoint(ALARMS)):
        return RIGHT
    if reply.kind is Kind.DECLINE and DECLINE in accept:
        return RIGHT
    if DECLINE in accept or intents:
        return _in_vain(reply, bool(intents))
    return _unsatisfied(reply, accept)


def judge_both(reply: Reply, accept: Sequence[Sequence[str]]) -> str:
    """Return the verdict on the reply to a message that asks two things."""
    found = [answer.passage for answer in reply.answers]
    if any(all(one in part for one, part in zip(order, accept, strict=True)) for order in permutations(found, 2)):
        return RIGHT
    return "half" if any(one in part for one in found for part in accept) else _unsatisfied(reply, accept[0])


def _in_vain(reply: Reply, intent_wanted: bool) -> str:
    """Judge a reply to what no passage answers."""
    if intent_wanted:
        return MISSED
    return {Kind.ANSWER: WRONG, Kind.CLARIFY: HEDGED}.get(reply.kind, MISSED)


def _unsatisfied(reply: Reply, accept: Sequence[str]) -> str:
    """Judge a reply that did not answer the question."""
    if reply.answers:
        return WRONG
    offered = any(choice.passage in accept for choice in reply.choices)
    if reply.kind is Kind.CLARIFY:
        return OFFERED if offered else HEDGED
    return DECLINED if reply.kind is Kind.DECLINE else MISSED


def _is_answered(verdict: Verdict) -> bool:
    return verdict.turn.reply.kind is Kind.ANSWER


def _counted(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Counter[str]]:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for key, verdict in pairs:
        counted[key][verdict] += 1
    return counted
