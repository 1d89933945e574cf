"""The buttons under a reply, and what a tapped one asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.channels.telegram.links import share_link
from bot.core.model import Answer, Choice, Kind, Reply, View
from bot.core.naming import shortened
from bot.core.wording import Wording

WORDS = {View.EXCERPT: "show", View.DETAIL: "more", View.SOURCES: "sources"}
OTHERS, TOPICS, ARTICLE, HELPFUL, UNHELPFUL = "others", "topics", "article", "helpful", "unhelpful"
COMMENT, CONSENT, FORGET, YES, NO = "comment", "consent", "forget", "yes", "no"

# What comes back from a client may be forged. The longest id leaves room within Telegram's 64 bytes.
ID = r"[a-z0-9][a-z0-9-]{0,47}"
PAGE = r"[0-9]{1,2}"

LONGEST_LABEL = 100  # characters: a title stays whole, and each client cuts it only where its screen ends

_VIEWS = {word: view for view, word in WORDS.items()}
_PASSAGE = re.compile(ID)


@dataclass(frozen=True, slots=True)
class Button:
    """A label, and the data that Telegram sends back when it is tapped (64 bytes at most), or the address it opens."""

    label: str
    data: str = ""
    url: str = ""


Row = tuple[Button, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a button or a deep link asks for: one view of one passage."""

    passage: str
    view: View = View.EXCERPT

    @property
    def data(self) -> str:
        """Return the data of a button that asks for this."""
        return f"{WORDS[self.view]}:{self.passage}"


def keyboard(reply: Reply, wording: Wording, username: str, votes: bool = False) -> Rows:
    """Return the rows of buttons; with `votes` people may say whether an answer helped. A safety reply has none."""
    if reply.kind is Kind.SAFETY:
        return ()
    views = (tuple(_views(answer, reply.view, wording, username)) for answer in reply.answers)
    voting = votes and reply.view is View.EXCERPT
    voted = (_votes(answer.passage, wording) for answer in reply.answers if voting)
    return (*views, *_choices(reply.choices), *_ways_out(reply, wording), *voted)


def passages(choices: tuple[Choice, ...]) -> Rows:
    """Return a row for each passage, under its title."""
    return tuple((_button(choice.title, Wish(choice.passage).data),) for choice in choices)


def policy(wording: Wording, url: str) -> Rows:
    """Return the row of the button that opens the privacy policy."""
    return ((Button(wording.buttons["policy"], url=url),),)


def read_data(data: str) -> Wish | None:
    """Return what a tapped button asks for, or None for data that no button of a passage has."""
    word, _, passage = data.partition(":")
    view = _VIEWS.get(word)
    return Wish(passage, view) if view and _PASSAGE.fullmatch(passage) else None


def read_payload(payload: str) -> Wish | None:
    """Return what a deep link asks for, or None where its payload cannot be a passage."""
    return Wish(payload) if _PASSAGE.fullmatch(payload) else None


def _views(answer: Answer, shown: View, wording: Wording, username: str) -> Iterator[Button]:
    """Yield a button for each other view that has something to show, and one to share the passage."""
    filled = {View.DETAIL: answer.detail, View.SOURCES: answer.citations}
    for view, content in filled.items():
        if content and view is not shown:
            yield Button(wording.buttons[WORDS[view]], Wish(answer.passage, view).data)
    yield Button(wording.buttons["share"], url=share_link(username, answer.passage, answer.title))


def _choices(choices: tuple[Choice, ...]) -> Rows:
    """Return a row for each choice; a person may also type its number."""
    numbered = enumerate(choices, start=1)
    return tuple((_button(f"{number}. {choice.title}", Wish(choice.passage).data),) for number, choice in numbered)


def _ways_out(reply: Reply, wording: Wording) -> Rows:
    """Return what to tap when nothing fits."""
    ways = {
        Kind.CLARIFY: Button(wording.buttons["none_of_these"], OTHERS),
        Kind.DECLINE: Button(wording.buttons["topics"], f"{TOPICS}:0"),
    }
    way = ways.get(reply.kind)
    return ((way,),) if way else ()


def _votes(passage: str, wording: Wording) -> Row:
    return (
        Button(wording.buttons["helpful"], f"{HELPFUL}:{passage}"),
        Button(wording.buttons["not_helpful"], f"{UNHELPFUL}:{passage}"),
    )


def _button(label: str, data: str) -> Button:
    return Button(shortened(label, LONGEST_LABEL), data)
