"""What is offered when none of the choices was meant: the next candidates once, then a decline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core import composing, dialogue
from bot.core.library import Library
from bot.core.model import Candidate, Context, Kind, Reply, Trace, Turn

MOST_FURTHER, FEWEST_FURTHER = 4, 2
FAR = 6.0  # a further candidate's score lies at most this far below the first one's: nine in ten questions have two

_REFUSALS = frozenset(
    tuple(phrase.split())
    for phrase in ("none", "none of these", "none of those", "none of them", "neither", "neither of these", "not these")
)


def further(candidates: Sequence[Candidate], offered: Sequence[str]) -> tuple[str, ...]:
    """Return two to four candidates that come after those offered; none where all of them lie far off."""
    left = [each for each in candidates if each.passage not in offered][:MOST_FURTHER]
    near = [each.passage for each in left if each.score >= candidates[0].score - FAR]
    return tuple(each.passage for each in left[: max(len(near), FEWEST_FURTHER)]) if near else ()


def refused(tokens: Sequence[str], context: Context) -> bool:
    """Return whether the message says, in words, that none of the choices was meant."""
    return bool(context.further) and tuple(tokens) in _REFUSALS


def others(library: Library, context: Context, now: datetime) -> Turn:
    """Offer the further candidates of the last clarification; decline where there are none."""
    known = [passage for passage in context.further if passage in library.passages]
    reply = _offered(library, known) if known else composing.declined(library, (), 0.0, again=context.misses > 0)
    # A second miss is not met with a third question, so this one counts whatever is offered.
    after = replace(dialogue.advance(context, reply, now), misses=context.misses + 1)
    return Turn("", reply, Trace(reason="none of the choices was meant"), after)


def _offered(library: Library, passages: Sequence[str]) -> Reply:
    choices = composing.choices(library, passages)
    return Reply(Kind.CLARIFY, lead=library.wording.others, choices=choices)
