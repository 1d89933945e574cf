"""Buttons under replies, and what comes back from them."""

from dataclasses import replace
from datetime import date

import pytest

from bot.channels.telegram.keyboard import Wish, keyboard, read_data, read_payload
from bot.core.library import Block, Evidence, Span
from bot.core.model import Answer, Choice, Citation, Kind, Reply, View

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


def data(reply: Reply) -> list[list[str]]:
    return [[button.data for button in row] for row in keyboard(reply)]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View.EXCERPT, ["more:fda-approval", "sources:fda-approval"]),
        (View.DETAIL, ["sources:fda-approval"]),
        (View.SOURCES, ["more:fda-approval"]),
    ],
)
def test_an_answer_leads_to_its_other_views(view: View, expected: list[str]) -> None:
    """A view has buttons for the others, in one row."""
    assert data(Reply(Kind.ANSWER, answers=(ANSWER,), view=view)) == [expected]


def test_no_button_leads_to_nothing() -> None:
    """An answer without detail and sources has no buttons for them."""
    bare = replace(ANSWER, detail=(), citations=())

    assert data(Reply(Kind.ANSWER, answers=(bare,))) == []


def test_choices_stand_one_a_row_under_the_views() -> None:
    """Each choice shows its passage."""
    choices = (Choice("legal-status", "Is it legal?"), Choice("what-it-costs", "What is the cost?"))
    reply = Reply(Kind.ANSWER, answers=(ANSWER,), choices=choices)

    assert data(reply)[1:] == [["show:legal-status"], ["show:what-it-costs"]]
    assert [row[0].label for row in keyboard(reply)[1:]] == ["Is it legal?", "What is the cost?"]


def test_buttons_of_two_answers_name_theirs() -> None:
    """Where a reply has two answers, a label says which it belongs to."""
    other = replace(ANSWER, passage="legal-status", title="Is it legal?", citations=())
    labels = [[button.label for button in row] for row in keyboard(Reply(Kind.ANSWER, answers=(ANSWER, other)))]

    assert labels == [
        ["More: Is it approved by the FDA?", "Sources: Is it approved by the FDA?"],
        ["More: Is it legal?"],
    ]


def test_a_long_title_is_cut_after_a_word() -> None:
    """A label has 60 characters at most and ends in an ellipsis if something is missing."""
    titles = ["word " * 13, "w" * 61, "w" * 60]
    choices = tuple(Choice("one", title.strip()) for title in titles)
    labels = [row[0].label for row in keyboard(Reply(Kind.CLARIFY, choices=choices))]

    assert labels == [("word " * 12).strip() + "…", "w" * 59 + "…", "w" * 60]


def test_a_safety_reply_has_no_buttons() -> None:
    """Nothing stands between an alarm and its help."""
    assert keyboard(Reply(Kind.SAFETY, intent="emergency", lead="Call now.")) == ()


@pytest.mark.parametrize("view", list(View))
def test_a_button_comes_back_as_what_it_asks_for(view: View) -> None:
    """Data is read back to the wish that wrote it; the longest id fits into 64 bytes."""
    wish = Wish("p" * 48, view)

    assert read_data(wish.data) == wish
    assert len(wish.data.encode()) <= 64


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
