"""One chat's turn: load its context, ask the engine, save the context that follows."""

import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.core import dialogue, pace
from bot.core.engine import Engine
from bot.core.intents import ALARMS
from bot.core.model import Context, Kind, Reply, Trace, Turn, View

logger = logging.getLogger(__name__)

FORGOTTEN_AFTER = timedelta(minutes=30)
MOST_CHATS = 10_000

# What a question log is for. An alarm, a case of its own and small talk are nobody's business.
RECORDED = (Kind.ANSWER, Kind.CLARIFY, Kind.DECLINE)


class Contexts(Protocol):
    """Where contexts are kept between the turns of a chat."""

    def load(self, chat: str) -> Context:
        """Return the chat's context; an unknown chat has an empty one."""
        ...

    def save(self, chat: str, context: Context) -> None:
        """Keep the context for the chat's next turn."""
        ...


class Consents(Protocol):
    """Whether people allow that their words are kept."""

    def asked(self, chat: str) -> bool:
        """Return whether the chat has answered, with yes or no."""
        ...

    def given(self, chat: str) -> bool:
        """Return whether the chat has said yes."""
        ...

    def give(self, chat: str, now: datetime) -> None:
        """Take a yes."""
        ...

    def revoke(self, chat: str, now: datetime) -> None:
        """Take a no, and delete what was kept."""
        ...


class Records(Protocol):
    """The question log."""

    def add(self, chat: str, text: str, kind: Kind, passages: Sequence[str], now: datetime) -> bool:
        """Keep a question if its chat has consented, and return whether it was kept."""
        ...


class Feedback(Protocol):
    """What people think of passages."""

    def add(self, passage: str, helpful: bool) -> None:
        """Count a vote, without a word of who cast it."""
        ...

    def comment(self, chat: str, passage: str, text: str, now: datetime) -> bool:
        """Keep a comment if its chat has consented, and return whether it was kept."""
        ...


class Store(Protocol):
    """What outlives a chat's context."""

    @property
    def consent(self) -> Consents: ...
    @property
    def records(self) -> Records: ...
    @property
    def feedback(self) -> Feedback: ...

    def export(self, chat: str) -> Mapping[str, Any]:
        """Return all that is kept of a chat, as values of JSON."""
        ...

    def forget(self, chat: str) -> int:
        """Delete all that is kept of a chat, and return how many rows that were."""
        ...


class InMemory:
    """Contexts of the chats touched last. A save drops those that are forgotten or too many."""

    def __init__(self, forgotten_after: timedelta = FORGOTTEN_AFTER, most_chats: int = MOST_CHATS) -> None:
        self._forgotten_after = forgotten_after
        self._most_chats = most_chats
        self._contexts: OrderedDict[str, Context] = OrderedDict()

    def load(self, chat: str) -> Context:
        """Return the chat's context; an unknown chat has an empty one."""
        return self._contexts.get(chat, Context())

    def save(self, chat: str, context: Context) -> None:
        """Keep the context; its `touched_at` is taken as the present."""
        self._contexts[chat] = context
        self._contexts.move_to_end(chat)
        while len(self._contexts) > self._most_chats or self._is_forgotten(context.touched_at):
            self._contexts.popitem(last=False)

    def _is_forgotten(self, now: datetime | None) -> bool:
        oldest = next(iter(self._contexts.values())).touched_at
        return now is not None and oldest is not None and now - oldest > self._forgotten_after


class Service:
    """Answers the messages of chats. `engine` may be replaced at any time, as a whole.

    Every turn counts against the chat's limit, see `pace`. Without a `store` nothing but contexts is kept.
    """

    def __init__(self, engine: Engine, contexts: Contexts, store: Store | None = None) -> None:
        self.engine = engine
        self.store = store
        self._contexts = contexts

    def respond(self, chat: str, text: str, now: datetime) -> Turn:
        """Answer a message of a chat, or take it as the comment that was asked for. Safety comes before both."""
        before = self.context(chat, now)
        turn = self.engine.respond(text, before, now)
        if before.commenting is not None and turn.reply.kind is not Kind.SAFETY:
            turn = self._commented(chat, text, before, now)
        return self._kept(chat, turn, before, now)

    def show(self, chat: str, passage: str, now: datetime, view: View = View.EXCERPT) -> Turn:
        """Show a passage to a chat, known by its id alone."""
        before = self.context(chat, now)
        return self._kept(chat, self.engine.show(passage, before, now, view=view), before, now)

    def others(self, chat: str, now: datetime) -> Turn:
        """Say what comes next when none of the offered choices is meant."""
        before = self.context(chat, now)
        return self._kept(chat, self.engine.others(before, now), before, now)

    def amend(self, chat: str, number: int, text: str, now: datetime) -> Turn | None:
        """Answer the last message anew, whose words were changed; an earlier one only if it raises an alarm."""
        before = self.context(chat, now)
        is_last = before.messages[:1] == (number,)
        missed = before.misses - 1 if is_last else before.misses  # the first reply's miss doesn't count
        turn = self.engine.respond(text, replace(before, misses=max(0, missed)), now)
        if not is_last and turn.reply.intent not in ALARMS:
            return None
        return self._kept(chat, turn, before, now)

    def admit(self, chat: str, now: datetime) -> Reply | None:
        """Count a message that is no turn; return what to say instead where the chat is too fast, else None."""
        before = self.context(chat, now)
        wanted = Reply(Kind.SMALLTALK)
        reply = self._kept(chat, Turn("", wanted, Trace(), replace(before, touched_at=now)), before, now).reply
        return None if reply is wanted else reply

    def context(self, chat: str, now: datetime) -> Context:
        """Return what is remembered of a chat; after 30 minutes nothing is."""
        return dialogue.fresh(self._contexts.load(chat), now)

    def note(self, chat: str, messages: tuple[int, ...], now: datetime) -> None:
        """Remember the channel's numbers of the last question and of what replied to it."""
        self._contexts.save(chat, replace(self.context(chat, now), messages=messages, touched_at=now))

    def await_comment(self, chat: str, passage: str, now: datetime) -> None:
        """Take the chat's next message as a comment on a passage, or with "" on the bot as a whole."""
        self._contexts.save(chat, replace(self.context(chat, now), commenting=passage, touched_at=now))

    def record(self, chat: str, turn: Turn, now: datetime) -> None:
        """Keep a question that was answered, clarified or declined, if its chat has consented."""
        reply = turn.reply
        if self.store is None or reply.kind not in RECORDED:
            return
        answered, offered = [each.passage for each in reply.answers], [each.passage for each in reply.choices]
        try:
            self.store.records.add(chat, turn.question, reply.kind, answered or offered, now)
        except Exception as error:  # an answer is worth more than its record
            logger.error("a question was not kept: %s", type(error).__name__)

    def _kept(self, chat: str, turn: Turn, before: Context, now: datetime) -> Turn:
        """Apply the chat's limit to the turn, and keep the context that follows."""
        paced = pace.paced(turn, before, self.engine.library.wording, now)
        self._contexts.save(chat, replace(paced.context, messages=before.messages, commenting=None))
        return paced

    def _commented(self, chat: str, text: str, before: Context, now: datetime) -> Turn:
        wording = self.engine.library.wording
        try:
            kept = self.store is not None and self.store.feedback.comment(chat, before.commenting or "", text, now)
        except Exception:
            # Sent again it is a comment still; where no context can be saved either, it is a question.
            self._contexts.save(chat, replace(before, touched_at=now))
            raise
        lead = wording.comment_thanks if kept else wording.consent_refused
        return Turn("", Reply(Kind.SMALLTALK, lead=lead), Trace(reason="a comment"), replace(before, touched_at=now))
