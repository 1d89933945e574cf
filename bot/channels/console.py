"""The console: shows a conversation, in plain text where it is no terminal."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from bot.channels import lines, markup
from bot.channels.conversation import State, step
from bot.core.engine import Engine
from bot.core.model import Reply
from bot.core.wording import Wording

Now = Callable[[], datetime]
Write = Callable[[str], object]


class Screen(Protocol):
    """Where a conversation is shown."""

    def say(self, text: str) -> None:
        """Show what the console itself says."""

    def reply(self, reply: Reply) -> None:
        """Show a reply of the assistant."""


class Plain:
    """A screen of plain text for pipes and files; a blank line parts two replies."""

    def __init__(self, write: Write, wording: Wording) -> None:
        self._write = write
        self._wording = wording
        self._parting = ""

    def say(self, text: str) -> None:
        """Write the text as a block of its own."""
        self._write(self._parting + text)
        self._parting = "\n"

    def reply(self, reply: Reply) -> None:
        """Write the reply as a block of its own."""
        self.say(markup.text(reply, self._wording))


def talk(engine: Engine, incoming: Iterable[bytes], write: Write, now: Now) -> None:
    """Answer the lines of a pipe or a file in plain text."""
    converse(engine, lines.read(incoming), Plain(write, engine.library.wording), now)


def converse(engine: Engine, said: Iterable[str], screen: Screen, now: Now) -> None:
    """Answer each line on `screen` until there are no more or one leaves; pass over empty ones."""
    state = State()
    for line in said:
        if not line.strip():
            continue
        taken = step(engine, line, state, now())
        if taken is None:
            return
        state = taken.state
        if isinstance(taken.output, Reply):
            screen.reply(taken.output)
        else:
            screen.say(taken.output)
