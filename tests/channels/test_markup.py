from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import markup
from bot.core.library import Block, Evidence, Span
from bot.core.model import Choice, Kind, Reply, View
from tests.channels.fakes import (
    COST,
    DOES_IT_HURT,
    PAIN,
    WARNED,
    WHAT_DOES_IT_COST,
    WORDING,
    answered,
)

CITED = Span("[1]", url="https://doi.org/10.1/kim", cite="kim-2020")
LINK = Span("this page", url="https://example.org/?a=1&b=2")


@pytest.mark.parametrize(
    ("blocks", "plain", "html"),
    [
        ((), "", ""),
        ((Block((Span("a < b & c"),)),), "a < b & c", "a &lt; b &amp; c"),
        (
            (Block((Span("so", "em"), Span(" it "), Span("is", "strong"))),),
            "so it is",
            "<i>so</i> it <b>is</b>",
        ),
        (
            (Block((Span("Yes."), CITED)),),
            "Yes.[1]",
            'Yes.<a href="https://doi.org/10.1/kim">[1]</a>',
        ),
        ((Block((Span("No."), replace(CITED, url=None))),), "No.[1]", "No.[1]"),
        (
            (Block((LINK,)),),
            "this page (https://example.org/?a=1&b=2)",
            '<a href="https://example.org/?a=1&amp;b=2">this page</a>',
        ),
        (
            (Block((Span("https://example.org", url="https://example.org"),)),),
            "https://example.org",
            '<a href="https://example.org">https://example.org</a>',
        ),
        (
            (
                Block((Span("Two:"),)),
                Block((Span("one"),), "-"),
                Block((Span("two"),), "-"),
                Block((Span("End."),)),
            ),
            "Two:\n\n- one\n- two\n\nEnd.",
            "Two:\n\n• one\n• two\n\nEnd.",
        ),
        ((Block((Span("a"),), "1."), Block((Span("b"),), "2.")), "1. a\n2. b", "1. a\n2. b"),
    ],
)
def test_blocks_become_text_and_html(blocks, plain, html):
    """Styles, links, citations and lists are written as each channel can show them."""
    assert markup.plain(blocks) == plain
    assert markup.html(blocks) == html


@given(st.text(), st.sampled_from(["", "em", "strong"]), st.none() | st.text(min_size=1))
def test_html_gives_back_any_text(text, mark, url):
    """Whatever a text or an address holds, a reader of the HTML sees the text and follows the address."""
    seen: list[str] = []
    links: list[str] = []
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_data = seen.append
    parser.handle_starttag = lambda tag, attributes: links.extend(value for name, value in attributes if name == "href")
    parser.feed(markup.html((Block((Span(text, mark, url),)),)))
    parser.close()

    assert "".join(seen) == text
    assert links == ([url] if url else [])


def test_a_reply_reads_from_the_answer_to_the_advice():
    """Title, excerpt, grade, date, the sources of the excerpt, related questions, advice."""
    assert markup.text(PAIN, WORDING) == (
        "Does it hurt?\n\n"
        "A little.[1][2]\n\n"
        "Evidence: weak\n"
        "Checked: 4 November 2026\n\n"
        "Sources:\n"
        "[1] Kim A. A trial. Skin. 2020. https://doi.org/10.1/kim\n"
        "[2] A lost page. 1999. <no_link>\n\n"
        "<related>\n"
        "1. What does it cost?\n\n"
        "Please see a dermatologist."
    )


def test_the_detail_comes_with_its_own_sources():
    """The view of the detail lists what the detail cites, by the same numbers."""
    text = markup.text(answered(DOES_IT_HURT, view=View.DETAIL), WORDING)

    assert "Most people feel it.[3]\n\n- numbing cream (https://example.org/cream)\n- ice" in text
    assert "[3] Lee B. A review. 2021. https://example.org/lee" in text
    assert "[1]" not in text
    assert "A little." not in text


def test_the_sources_are_all_listed():
    """The view of the sources lists every source of the answer and none of its sentences."""
    text = markup.text(answered(DOES_IT_HURT, view=View.SOURCES), WORDING)

    assert [line[:3] for line in text.splitlines() if line.startswith("[")] == ["[1]", "[2]", "[3]"]
    assert "A little." not in text


@pytest.mark.parametrize(("view", "said"), [(View.DETAIL, "<nothing_more>"), (View.SOURCES, "<nothing_to_source>")])
def test_a_view_of_nothing_says_so(view, said):
    """A passage without detail or without sources is not met with silence."""
    assert said in markup.text(answered(WHAT_DOES_IT_COST, view=view), WORDING)


def test_two_answers_each_have_their_block():
    """The answers to two questions keep their titles, grades and order apart."""
    text = markup.text(answered(DOES_IT_HURT, WHAT_DOES_IT_COST), WORDING)

    marks = ["Does it hurt?", "Evidence: weak", "What does it cost?", "Evidence: none", "Please see"]
    assert sorted(marks, key=text.index) == marks


def test_a_clinician_is_named():
    """Who reviewed a passage stands under it, and nobody where nobody did."""
    assert "Reviewed by Dr Example" in markup.text(COST, WORDING)
    assert "Reviewed" not in markup.text(PAIN, WORDING)


@pytest.mark.parametrize("view", View)
def test_the_advice_ends_every_answer(view):
    """Advice is the last thing said, in every view."""
    assert markup.text(answered(DOES_IT_HURT, view=view), WORDING).endswith(WORDING.advice)


def test_a_warning_stands_alone():
    """A safety reply is its own sentence and nothing else."""
    assert markup.text(WARNED, WORDING) == WARNED.lead


def test_choices_stand_under_what_is_said():
    """Notice, lead and numbered choices come in this order."""
    reply = Reply(
        Kind.CLARIFY,
        notice="I read this as: hurt",
        lead="Which one?",
        choices=(Choice("pain", "Does it hurt?"), Choice("cost", "What does it cost?")),
    )

    assert markup.text(reply, WORDING) == (
        "I read this as: hurt\n\nWhich one?\n\n1. Does it hurt?\n2. What does it cost?"
    )


def test_a_date_is_in_words():
    """Days are written so that British and American readers read the same day."""
    assert markup.in_words(date(2026, 3, 4)) == "4 March 2026"


def test_what_the_bot_says_of_itself_rests_on_no_source() -> None:
    """A rule without citations claims neither a basis nor a check; a lack of evidence is still told."""
    itself = replace(COST.answers[0], evidence=Evidence.RULE, reviewed_by=None)

    assert markup.grounds(itself, WORDING) == []
    assert markup.grounds(COST.answers[0], WORDING)[0] == "Evidence: none"
