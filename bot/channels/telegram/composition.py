"""A reply as the messages that a chat gets: texts, with buttons under the last of each answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.channels.telegram import render
from bot.channels.telegram.keyboard import Rows, keyboard
from bot.core.model import Reply
from bot.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to send: its text in Telegram's HTML, and the rows of buttons under it."""

    text: str
    rows: Rows = ()


def composed(reply: Reply, wording: Wording, username: str, votes: bool = False) -> tuple[Outgoing, ...]:
    """Return the messages of a reply. Two answers are two messages, so that each has its own buttons."""
    return tuple(
        message
        for part in _parts(reply)
        for message in under(render.messages(part, wording), keyboard(part, wording, username, votes))
    )


def under(texts: Sequence[str], rows: Rows = ()) -> tuple[Outgoing, ...]:
    """Return the texts as messages, with the buttons under the last."""
    return (*map(Outgoing, texts[:-1]), *(Outgoing(text, rows) for text in texts[-1:]))


def and_under(messages: Sequence[Outgoing], rows: Rows) -> tuple[Outgoing, ...]:
    """Return the messages with more buttons under the last."""
    return (*messages[:-1], *(replace(last, rows=(*last.rows, *rows)) for last in messages[-1:]))


def _parts(reply: Reply) -> Iterator[Reply]:
    """Yield the reply answer by answer: what is said first goes with the first, the choices with the last."""
    if len(reply.answers) < 2:
        yield reply
        return
    *earlier, last = reply.answers
    said = replace(reply, choices=(), choices_lead="")
    for answer in earlier:
        yield replace(said, answers=(answer,))
        said = replace(said, notice="", lead="")
    yield replace(reply, answers=(last,), notice="", lead="")
