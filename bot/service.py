"""One chat's turn: load its context, ask the engine, save the context that follows."""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Protocol

from bot.core.engine import Engine
from bot.core.model import Context, Turn, View

FORGOTTEN_AFTER = timedelta(minutes=30)
MOST_CHATS = 10_000


class Contexts(Protocol):
    """Where contexts are kept between the turns of a chat."""

    def load(self, chat: str) -> Context:
        """Return the chat's context; an unknown chat has an empty one."""
        ...

    def save(self, chat: str, context: Context) -> None:
        """Keep the context for the chat's next turn."""
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
    """Answers the messages of chats. `engine` may be replaced at any time, as a whole."""

    def __init__(self, engine: Engine, contexts: Contexts) -> None:
        self.engine = engine
        self._contexts = contexts

    def respond(self, chat: str, text: str, now: datetime) -> Turn:
        """Answer a message of a chat."""
        turn = self.engine.respond(text, self._contexts.load(chat), now)
        self._contexts.save(chat, turn.context)
        return turn

    def show(self, chat: str, passage: str, now: datetime, view: View = View.EXCERPT) -> Turn:
        """Show a passage to a chat, known by its id alone."""
        turn = self.engine.show(passage, self._contexts.load(chat), now, view=view)
        self._contexts.save(chat, turn.context)
        return turn
