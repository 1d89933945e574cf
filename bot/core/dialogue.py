"""What a chat remembers: freshness, choices by number, follow-ups, and the context after a reply."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from bot.core.intents import ALARMS
from bot.core.library import Library
from bot.core.model import Context, Kind, Reply

LIFE = timedelta(minutes=30)
BARE = 4  # words: so short a message seldom stands by itself

_ORDINALS = {
    **{str(number): number for number in range(1, 100)},
    **dict(zip(("one", "two", "three", "four", "five", "six"), range(1, 7), strict=True)),
    **dict(zip(("first", "second", "third", "fourth", "fifth", "sixth"), range(1, 7), strict=True)),
    **dict(zip(("1st", "2nd", "3rd", "4th", "5th", "6th"), range(1, 7), strict=True)),
}
_AROUND_A_NUMBER = frozenset("the number no option choice nr one please pls answer question i mean take a".split())
_POINTERS = frozenset("it its that thats this they them their those these one ones there same".split())


@dataclass(frozen=True, slots=True)
class Lean:
    """What a message may lean on: the passages shown last, those related to them, and their kin, which are these and
    the others of their articles.

    `bare` and `pointing` are the message's own signs of it: few words, and one such as "it" or "those".
    """

    shown: tuple[str, ...]
    kin: frozenset[str]
    related: frozenset[str]
    bare: bool
    pointing: bool


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


def lean(tokens: Sequence[str], context: Context, library: Library) -> Lean | None:
    """Return what the message may lean on, None where nothing was shown that the library still has.

    Who passes over the choices of a clarification most often speaks of the first of them.
    """
    topic = context.shown or context.offered[:1]
    shown = [library.passages[passage] for passage in topic if passage in library.passages]
    if not shown:
        return None
    related = frozenset(chain.from_iterable(passage.related for passage in shown))
    return Lean(
        shown=tuple(passage.id for passage in shown),
        kin=related.union(*(library.articles[passage.article].passages for passage in shown)),
        related=related,
        bare=len(tokens) <= BARE,
        pointing=not _POINTERS.isdisjoint(tokens),
    )


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
