"""The buttons under a reply, and what a tapped one asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.model import Answer, Reply, View

LONGEST_LABEL = 60

WORDS = {View.EXCERPT: "show", View.DETAIL: "more", View.SOURCES: "sources"}
LABELS = {View.DETAIL: "More", View.SOURCES: "Sources"}

_VIEWS = {word: view for view, word in WORDS.items()}
# What comes back from a client may be forged. The longest id leaves room within Telegram's 64 bytes.
_PASSAGE = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")


@dataclass(frozen=True, slots=True)
class Button:
    """A label, and the data that Telegram sends back when it is tapped (64 bytes at most)."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What a button or a deep link asks for: one view of one passage."""

    passage: str
    view: View = View.EXCERPT

    @property
    def data(self) -> str:
        """Return the data of a button that asks for this."""
        return f"{WORDS[self.view]}:{self.passage}"


def keyboard(reply: Reply) -> tuple[tuple[Button, ...], ...]:
    """Return the rows of buttons: the other views of each answer, then a row for each choice."""
    views = (tuple(_views(answer, reply)) for answer in reply.answers)
    choices = ((_button(choice.title, Wish(choice.passage)),) for choice in reply.choices)
    return tuple(row for row in (*views, *choices) if row)


def read_data(data: str) -> Wish | None:
    """Return what a tapped button asks for, or None for data that no button of ours has."""
    word, _, passage = data.partition(":")
    view = _VIEWS.get(word)
    return Wish(passage, view) if view and _PASSAGE.fullmatch(passage) else None


def read_payload(payload: str) -> Wish | None:
    """Return what a deep link asks for, or None where its payload cannot be a passage."""
    return Wish(payload) if _PASSAGE.fullmatch(payload) else None


def _views(answer: Answer, reply: Reply) -> Iterator[Button]:
    """Yield a button for each other view; it names the answer where there are several."""
    filled = {View.DETAIL: answer.detail, View.SOURCES: answer.citations}
    about = f": {answer.title}" if len(reply.answers) > 1 else ""
    for view, label in LABELS.items():
        if filled[view] and view is not reply.view:
            yield _button(label + about, Wish(answer.passage, view))


def _button(label: str, wish: Wish) -> Button:
    return Button(_shortened(label), wish.data)


def _shortened(label: str) -> str:
    """Return the label, cut after a whole word and with an ellipsis where it is too long."""
    if len(label) <= LONGEST_LABEL:
        return label
    words, _, _ = label[:LONGEST_LABEL].rpartition(" ")
    return (words or label[: LONGEST_LABEL - 1]) + "…"
