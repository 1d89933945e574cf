"""What a chat remembers: freshness, choices by number, follow-ups, and the context after a reply."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

from bot.core.intents import ALARMS
from bot.core.library import Library
from bot.core.model import Context, Kind, Reply

LIFE = timedelta(minutes=30)
BARE, POINTING = 4, 9  # words: a message up to the first may lean on what was said, with a pointer up to the second

_ORDINALS = {
    **{str(number): number for number in range(1, 100)},
    **dict(zip(("one", "two", "three", "four", "five", "six"), range(1, 7), strict=True)),
    **dict(zip(("first", "second", "third", "fourth", "fifth", "sixth"), range(1, 7), strict=True)),
    **dict(zip(("1st", "2nd", "3rd", "4th", "5th", "6th"), range(1, 7), strict=True)),
}
_AROUND_A_NUMBER = frozenset("the number no option choice nr one please pls answer question i mean take a".split())
_OPENERS = frozenset("and but so or also then what how".split())
_POINTERS = frozenset("it its that thats this they them their those these one ones there same".split())


def fresh(context: Context, now: datetime) -> Context:
    """Return the context, or an empty one when it is over 30 minutes old."""
    if context.touched_at is not None and now - context.touched_at > LIFE:
        return Context()
    return context


def picked(tokens: Sequence[str], context: Context) -> int | None:
    """Return the number (from 1) of the choice that the message names, None if it names none; it may be too great."""
    if not context.offered or not 0 < len(tokens) <= 5:
        return None
    if tuple(tokens) in (("last",), ("the", "last"), ("the", "last", "one")):
        return len(context.offered)
    numbers = [token for token in tokens if token in _ORDINALS]
    others = [token for token in tokens if token not in _ORDINALS and token not in _AROUND_A_NUMBER]
    if not numbers or others:
        return None
    return _ORDINALS[numbers[0]]


def leans(tokens: Sequence[str], context: Context) -> bool:
    """Return whether the message may lean on what was said before: bare, opened by "and", or pointing back."""
    if not context.shown:
        return False
    opened = tokens[0] in _OPENERS and len(tokens) <= POINTING
    return len(tokens) <= BARE or opened or (points_back(tokens) and len(tokens) <= POINTING)


def points_back(tokens: Sequence[str]) -> bool:
    """Return whether a word of the message, such as "it" or "those", may stand for something said before."""
    return not _POINTERS.isdisjoint(tokens)


def kin(context: Context, library: Library) -> frozenset[str]:
    """Return the passages that lie near what was shown last: those of its article and those related to it."""
    shown = [library.passages[passage] for passage in context.shown if passage in library.passages]
    articles = (library.articles[passage.article].passages for passage in shown)
    return frozenset(chain(*articles, *(passage.related for passage in shown)))


def advance(context: Context, reply: Reply, now: datetime) -> Context:
    """Return the context that follows a reply. Small talk leaves the topic as it was."""
    after = replace(context, touched_at=now, alarmed=reply.intent in ALARMS)
    if reply.kind is Kind.SMALLTALK and not reply.answers:
        return after
    return replace(
        after,
        shown=tuple(answer.passage for answer in reply.answers) or context.shown,
        offered=tuple(choice.passage for choice in reply.choices),
        further=reply.further,
        misses=context.misses + 1 if reply.kind is Kind.DECLINE else 0,
    )
