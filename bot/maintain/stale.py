"""What a decision was fitted to, and whether the library has changed much since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.content.bind import Draft, bind
from bot.content.decision import GroundEntry
from bot.content.problem import Problem
from bot.content.questions import Asked, Question, Use
from bot.core.library import Library

MUCH = 0.05  # of what was counted at the fit
MOST_NAMED = 5  # passages


@dataclass(frozen=True, slots=True)
class Ground:
    """What a decision is fitted to: the passages' ids, and how many lines of each kind and questions there are."""

    passages: tuple[str, ...]
    phrasings: int
    follow_ups: int
    off_topic: int
    questions: int


def ground(library: Library, questions: Iterable[Question]) -> Ground:
    """Return what a fit to the library and the questions would rest on."""
    return Ground(
        passages=tuple(sorted(library.passages)),
        phrasings=sum(len(passage.phrasings) for passage in library.passages.values()),
        follow_ups=len(library.follow_ups),
        off_topic=len(library.off_topic),
        questions=sum(map(fitted_to, questions)),
    )


def fitted_to(question: Question) -> bool:
    """Tell whether a decision is fitted to the question: marked `fit`, one message, and no matter of an intent."""
    plain = question.form is Asked.ONE and not any(":" in item for item in question.accept[0])
    return plain and question.use is Use.FIT


def stale(draft: Draft, questions: Sequence[Question] | None) -> Iterator[Problem]:
    """Yield a warning if the library has changed much since its decision was fitted.

    Without `questions`, their number is not looked at.
    """
    decision = draft.knowledge.decision
    if decision is None or decision.sound.fitted_on is None:
        return
    then, now = decision.sound.fitted_on, ground(bind(draft, ()), questions or ())
    changes = [*_passages(then, now), *_counts(then, now, with_questions=questions is not None)]
    if changes:
        what = f"much has changed since the decision was fitted: {'; '.join(changes)}"
        remedy = "fit it anew and see whether the figures hold: python -m bot fit"
        yield decision.place("fitted_on").warning("stale-decision", what, remedy)


def _passages(then: GroundEntry, now: Ground) -> Iterator[str]:
    for change, ids in (
        ("added", sorted({*now.passages} - {*then.passages})),
        ("removed", sorted({*then.passages} - {*now.passages})),
    ):
        if ids:
            named = ", ".join(f"`{passage}`" for passage in ids[:MOST_NAMED])
            more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
            yield f"{change} {named}{more}"


def _counts(then: GroundEntry, now: Ground, with_questions: bool) -> Iterator[str]:
    counts: Mapping[str, tuple[int, int]] = {
        "phrasings": (then.phrasings, now.phrasings),
        "follow-ups": (then.follow_ups, now.follow_ups),
        "off-topic messages": (then.off_topic, now.off_topic),
        "questions to fit to": (then.questions, now.questions if with_questions else then.questions),
    }
    for name, (before, after) in counts.items():
        if abs(after - before) > MUCH * before:
            yield f"{after:,} {name} instead of {before:,}"
