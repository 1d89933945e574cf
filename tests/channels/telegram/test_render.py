"""What a reply looks like in Telegram, judged by Telegram's own parser."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.render import LONGEST_MESSAGE, messages, said, visible
from bot.core.library import Block, Evidence, Span
from bot.core.model import Answer, Choice, Citation, Kind, Reply, View
from bot.core.wording import Wording
from tests.fake_telegram.entities import parse_html, utf16_length

SENTENCES: dict[str, Any] = {name: f"<{name}>" for name in Wording.__dataclass_fields__}
WORDING = Wording(
    **SENTENCES
    | {
        "checked": "Sources last checked: {date}",
        "reviewed": "Reviewed by {name}",
        "sources": "Sources:",
        "no_link": "no link",
        "grade": {grade: f"Evidence: {grade}" for grade in Evidence},
        "replies": {},
        "held": {},
        "buttons": {},
        "commands": {},
    }
)
LINK = 'https://doi.org/10.1/a?b=1&c="2"'
ANSWER = Answer(
    passage="pain",
    title="Does it hurt & burn?",
    excerpt=(Block((Span("It "), Span("does", mark="em"), Span("."), Span("[1]", url=LINK, cite="k"))),),
    detail=(
        Block((Span("Two ways:"), Span("[2]", cite="m"))),
        Block((Span("one"),), marker="-"),
        Block((Span("two"),), marker="-"),
    ),
    citations=(Citation(1, "k", "Kwon. 2020.", LINK, "Kwon, 2020"), Citation(2, "m", "Mao. 2021.", None, "Mao, 2021")),
    cited=1,
    evidence=Evidence.WEAK,
    checked=date(2026, 11, 4),
    reviewed_by=None,
    confidence=0.9,
)
REPLY = Reply(Kind.ANSWER, answers=(ANSWER,), advice="See a dermatologist.")


def test_an_answer_in_full() -> None:
    """Title, excerpt, grade, date, the excerpt's sources and the advice, in this order."""
    href = "https://doi.org/10.1/a?b=1&amp;c=&quot;2&quot;"

    assert messages(REPLY, WORDING) == (
        "<b>Does it hurt &amp; burn?</b>\n"
        f'<blockquote>It <i>does</i>.<a href="{href}">[1]</a></blockquote>\n'
        "Evidence: weak\nSources last checked: 4 November 2026\n\n"
        f'Sources:\n\n[1] <a href="{href}">Kwon, 2020</a>\n\n'
        "See a dermatologist.",
    )


def test_the_detail() -> None:
    """The detail stands unquoted, with its own sources, each in a few words."""
    (text,) = messages(replace(REPLY, view=View.DETAIL), WORDING)

    assert "\nTwo ways:[2]\n\n• one\n• two\n\nEvidence: weak" in text
    assert "[2] Mao, 2021\n" in text
    assert "Kwon" not in text
    assert "blockquote" not in text


def test_the_sources() -> None:
    """The view of the sources lists all of them and says which have no link; nothing of the answer."""
    text = visible(messages(replace(REPLY, view=View.SOURCES), WORDING)[0])

    assert "Sources:\n\n[1] Kwon. 2020.\n[2] Mao. 2021. (no link)" in text
    assert "It does" not in text


def test_a_reviewer_is_named() -> None:
    """Who has reviewed an answer stands under it."""
    reviewed = replace(REPLY, answers=(replace(ANSWER, reviewed_by="Dr A. <B>"),))

    assert "\nReviewed by Dr A. &lt;B&gt;\n" in messages(reviewed, WORDING)[0]


def test_notice_and_lead_come_first() -> None:
    """How the question was read, then what is said, then the answer."""
    (text,) = messages(replace(REPLY, notice="I read: pain", lead="Careful."), WORDING)

    assert text.startswith("I read: pain\n\nCareful.\n\n<b>Does it hurt")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(Kind.DECLINE, lead="No.", choices_lead="Near:", choices=(Choice("a", "A"),)), "No.\n\nNear:"),
        (replace(REPLY, choices_lead="Related:"), None),
    ],
)
def test_choices_are_introduced_unless_they_follow_an_answer(reply: Reply, expected: str | None) -> None:
    """Under an answer the advice has the last word, and the buttons speak for themselves."""
    (text,) = messages(reply, WORDING)

    assert text == expected if expected else text.endswith("See a dermatologist.")


def test_a_long_reply_is_split_between_paragraphs() -> None:
    """What outgrows a message continues in the next, and no paragraph is torn."""
    blocks = tuple(Block((Span(f"{number} " + "word " * 200),)) for number in range(9))
    reply = replace(REPLY, answers=(replace(ANSWER, excerpt=blocks),))
    texts = messages(reply, WORDING)

    assert len(texts) == 3
    assert all(text.count("<blockquote>") == text.count("</blockquote>") for text in texts)
    assert [number for number in range(9) if any(f"{number} word" in text for text in texts)] == list(range(9))
    assert texts[-1].endswith("See a dermatologist.")


def test_an_endless_item_is_cut_but_marked_once() -> None:
    """An item that fills several messages keeps its style, and its bullet at the beginning."""
    item = Block((Span("longword " * 1000, mark="strong"),), marker="-")
    texts = messages(replace(REPLY, view=View.DETAIL, answers=(replace(ANSWER, detail=(item,)),)), WORDING)

    assert len(texts) == 3
    assert sum(text.count("•") for text in texts) == 1
    assert all("<b>" in text for text in texts)
    assert not any("longwor<" in text for text in texts)


def test_an_empty_sentence_makes_no_message() -> None:
    """Telegram refuses empty messages, so none is made."""
    assert said(" ") == ()


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
tricky = st.text(st.sampled_from("<>&\"'/ab; \n😀é\u202e#x0"), max_size=60)
long = st.builds(lambda text, times: text * times, tricky, st.integers(50, 400))
texts = anything | tricky | long
spans = st.builds(
    Span,
    text=texts,
    mark=st.sampled_from(["", "em", "strong"]),
    url=st.none() | st.just(LINK),
)
blocks = st.lists(
    st.builds(Block, spans=st.lists(spans, max_size=4).map(tuple), marker=st.sampled_from(["", "-", "3."])),
    max_size=4,
).map(tuple)
replies = st.builds(
    Reply,
    kind=st.just(Kind.ANSWER),
    notice=anything,
    lead=tricky,
    view=st.sampled_from(list(View)),
    answers=st.builds(
        Answer,
        passage=st.just("pain"),
        title=anything,
        excerpt=blocks,
        detail=blocks,
        citations=st.just(ANSWER.citations),
        cited=st.just(1),
        evidence=st.sampled_from(list(Evidence)),
        checked=st.just(ANSWER.checked),
        reviewed_by=st.none() | tricky,
        confidence=st.just(1.0),
    ).map(lambda answer: (answer,)),
)


# Telegram's parser is asked for by a fixture, which has no state that an example could leave behind.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(reply=replies)
@patient
@pytest.mark.usefixtures("needs_tdjson")
def test_telegram_reads_whatever_is_rendered(reply: Reply) -> None:
    """Any reply parses without an error, keeps to the limit and shows the very text that was meant."""
    for html in messages(reply, WORDING):
        text, _ = parse_html(html)

        assert text == visible(html)
        assert 0 < utf16_length(text) <= LONGEST_MESSAGE


@given(words=texts)
@patient
@pytest.mark.usefixtures("needs_tdjson")
def test_words_come_back_whole(words: str) -> None:
    """What was said is what is read, over all messages; only blank messages are left out."""
    shown = "".join(parse_html(html)[0] for html in said(words))

    assert "".join(shown.split()) == "".join(words.split())
