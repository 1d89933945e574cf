"""Buttons under replies, and what comes back from them."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.channels.telegram import keyboard as keyboards
from bot.channels.telegram.keyboard import Wish, keyboard, read_data, read_payload
from bot.core.library import Block, Evidence, Span
from bot.core.model import Answer, Choice, Citation, Kind, Reply, View
from tests.channels.fakes import WORDING

BLOCKS = (Block((Span("Not yet."),)),)
ANSWER = Answer(
    passage="fda-approval",
    title="Is it approved by the FDA?",
    excerpt=BLOCKS,
    detail=BLOCKS,
    citations=(Citation(1, "fda-2021", "FDA. 2021.", "https://www.fda.gov/"),),
    cited=1,
    evidence=Evidence.RULE,
    checked=date(2026, 11, 22),
    reviewed_by=None,
    confidence=0.9,
)
REPLY = Reply(Kind.ANSWER, answers=(ANSWER,))
SHARE = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2FScarwiseBot%3Fstart%3Dfda-approval&text=Is+it+approved+by+the+FDA%3F"


def data(reply: Reply, votes: bool = False) -> list[list[str]]:
    return [[button.data or button.url for button in row] for row in keyboard(reply, WORDING, "ScarwiseBot", votes)]


def labels(reply: Reply) -> list[str]:
    return [button.label for row in keyboard(reply, WORDING, "ScarwiseBot") for button in row]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View.EXCERPT, ["more:fda-approval", "sources:fda-approval", SHARE]),
        (View.DETAIL, ["sources:fda-approval", SHARE]),
        (View.SOURCES, ["more:fda-approval", SHARE]),
    ],
)
def test_an_answer_leads_to_its_other_views(view: View, expected: list[str]) -> None:
    """A view has buttons for the others, and one to share the passage, in one row."""
    assert data(replace(REPLY, view=view)) == [expected]


def test_no_button_leads_to_nothing() -> None:
    """An answer without detail and sources can only be shared."""
    bare = replace(ANSWER, detail=(), citations=())

    assert data(replace(REPLY, answers=(bare,))) == [[SHARE]]


def test_choices_stand_one_a_row_under_the_views() -> None:
    """Each choice shows its passage, and has the number that may be typed."""
    choices = (Choice("legal-status", "Is it legal?"), Choice("what-it-costs", "What is the cost?"))
    reply = replace(REPLY, choices=choices)

    assert data(reply)[1:] == [["show:legal-status"], ["show:what-it-costs"]]
    assert labels(reply)[3:] == ["1. Is it legal?", "2. What is the cost?"]


def test_votes_are_asked_for_under_the_excerpt_alone() -> None:
    """Who reads on has not to judge again."""
    votes = ["helpful:fda-approval", "unhelpful:fda-approval"]

    assert data(REPLY, votes=True)[1:] == [votes]
    assert data(replace(REPLY, view=View.DETAIL), votes=True)[1:] == []


@pytest.mark.parametrize(("kind", "way_out"), [(Kind.CLARIFY, "others"), (Kind.DECLINE, "topics:0")])
def test_there_is_a_way_out(kind: Kind, way_out: str) -> None:
    """Where no choice may fit, the last button leads on."""
    assert data(Reply(kind, choices=(Choice("one", "One?"),))) == [["show:one"], [way_out]]


def test_a_long_title_is_cut_after_a_word() -> None:
    """A label has 100 characters at most, enough for a title, and ends in an ellipsis if something is missing."""
    titles = ["word " * 21, "w" * 101, "w" * 97]
    choices = tuple(Choice("one", title.strip()) for title in titles)
    cut = [label.removesuffix("…") for label in labels(Reply(Kind.ANSWER, choices=choices))]

    assert cut == ["1. " + ("word " * 19).strip(), "2. " + "w" * 96, "3. " + "w" * 97]


@pytest.mark.parametrize("answers", [(), (ANSWER,)])
def test_a_safety_reply_has_no_buttons(answers: tuple[Answer, ...]) -> None:
    """Nothing stands between an alarm and its help."""
    assert data(Reply(Kind.SAFETY, intent="emergency", lead="Call now.", answers=answers), votes=True) == []


def test_every_button_has_words() -> None:
    """No label is a sign alone: it may be read aloud."""
    assert all(re.search("[a-z]{3}", label) for label in labels(REPLY))


@pytest.mark.parametrize("view", list(View))
def test_a_button_comes_back_as_what_it_asks_for(view: View) -> None:
    """Data is read back to the wish that wrote it."""
    wish = Wish("p" * 48, view)

    assert read_data(wish.data) == wish


def test_the_longest_data_fits() -> None:
    """Telegram takes 64 bytes: the longest id fits behind every word, with a page number where there is one."""
    patterns = (keyboards.ID, keyboards.PAGE)
    texts = [value for name, value in vars(keyboards).items() if name.isupper() and isinstance(value, str)]
    words = [text for text in texts if text not in patterns]

    assert "unhelpful" in words
    assert max(len(f"{word}:{'p' * 48}".encode()) for word in (*words, *keyboards.WORDS.values())) <= 64
    assert len(f"{keyboards.ARTICLE}:{'p' * 48}:99".encode()) <= 64


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "show",
        "show:",
        ":one",
        "delete:one",
        "show:../x",
        "show:One",
        "show:a b",
        "show:a\n",
        "SHOW:one",
        "show:one:two",
        "show:é",
        "show:-one",
        f"show:{'a' * 49}",
    ],
)
def test_forged_data_is_refused(forged: str) -> None:
    """Data that no button of ours carries is no wish."""
    assert read_data(forged) is None


@pytest.mark.parametrize(
    ("payload", "expected"),
    [("fda-approval", Wish("fda-approval")), ("UPPER", None), ("a_b", None), ("a" * 64, None)],
)
def test_a_deep_link_names_a_passage(payload: str, expected: Wish | None) -> None:
    """A payload is an id or nothing."""
    assert read_payload(payload) == expected
