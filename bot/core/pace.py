"""How fast a chat may ask: a bucket of messages in its context, which fills again with time."""

from dataclasses import replace
from datetime import datetime

from bot.core.model import BURST, Context, Kind, Reply, Trace, Turn
from bot.core.wording import Wording

A_MINUTE = 20.0  # messages that a chat may send in the long run
NOTICE_EVERY = 60.0  # seconds

SILENCE = Reply(Kind.SMALLTALK, intent="slow-down")


def paced(turn: Turn, before: Context, wording: Wording, now: datetime) -> Turn:
    """Return the turn, or instead a request to slow down, once a minute, and else silence.

    A safety reply is never withheld. `before` is the context that the turn began with.
    """
    tokens = _filled(before, now)
    kept = replace(turn.context, tokens=tokens, slowed_at=before.slowed_at)
    if turn.reply.kind is Kind.SAFETY:
        return replace(turn, context=kept)
    if tokens >= 1.0:
        return replace(turn, context=replace(kept, tokens=tokens - 1.0))
    return _slowed(turn, replace(before, tokens=tokens, touched_at=now), wording, now)


def _slowed(turn: Turn, context: Context, wording: Wording, now: datetime) -> Turn:
    told = now.timestamp() - context.slowed_at < NOTICE_EVERY
    reply = SILENCE if told else replace(SILENCE, lead=wording.slow_down)
    after = context if told else replace(context, slowed_at=now.timestamp())
    return Turn(turn.question, reply, Trace(reason="the chat writes too fast"), after)


def _filled(context: Context, now: datetime) -> float:
    """Return the messages that the chat has in hand, after the time since it was touched."""
    if context.touched_at is None:
        return context.tokens
    seconds = max(0.0, (now - context.touched_at).total_seconds())
    return min(BURST, context.tokens + seconds * A_MINUTE / 60.0)
