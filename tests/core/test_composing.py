"""Passages and wording to replies."""

from dataclasses import replace

from bot.core.composing import answer, answered, declined, warned
from bot.core.model import Kind

from .sample import LIBRARY, LIGHT, POT, WATER, WORDING


def test_citations_are_numbered_by_first_use() -> None:
    """The excerpt's sources come first; each source has one number, and a link where there is one."""
    shown = answer(LIBRARY, WATER, 0.9)

    assert [(c.number, c.key, c.url) for c in shown.citations] == [
        (1, "second", "https://example.org/ferns"),
        (2, "first", "https://doi.org/10.1/x"),
        (3, "third", None),
    ]
    assert shown.cited == 2
    assert [span.text for span in shown.excerpt[0].spans[1:]] == ["[1]", "[2]"]
    assert [span.text for span in shown.detail[0].spans[1:]] == ["[3]", "[1]"]


def test_citation_texts() -> None:
    """A citation names who, what, where and when, as far as it is known, with one stop each."""
    texts = {citation.key: citation.text for citation in answer(LIBRARY, WATER, 0.9).citations}

    assert texts["first"] == "Green G. On cacti. J Plants. 2020."
    assert texts["second"] == "On ferns."


def test_an_answer_always_has_the_advice() -> None:
    """The standing advice and the related questions, apart from what is shown already."""
    reply = answered(LIBRARY, [answer(LIBRARY, each, 0.9) for each in (WATER, LIGHT)])

    assert reply.advice == WORDING.advice
    assert [choice.passage for choice in reply.choices] == ["repotting"]
    assert answered(LIBRARY, [answer(LIBRARY, POT, 0.9)]).choices_lead == ""


def test_a_second_decline_says_so() -> None:
    """The same words twice would sound deaf."""
    assert declined(LIBRARY, ["pests"], 0.1, again=False).lead == WORDING.decline
    assert declined(LIBRARY, ["pests"], 0.1, again=True).lead == WORDING.decline_again


def test_a_safety_reply_stands_alone() -> None:
    """No choices, no treatment; the advice only where a passage follows."""
    reply = warned(LIBRARY, "emergency")

    assert (reply.kind, reply.choices, reply.answers, reply.advice) == (Kind.SAFETY, (), (), "")
    assert warned(LIBRARY, "personal-advice", [answer(LIBRARY, POT, 0.9)]).advice == WORDING.advice


def test_personal_advice_may_be_followed_by_near_topics() -> None:
    """Where no passage surely answers, those that may are offered under a line that says so."""
    reply = warned(LIBRARY, "personal-advice", near=["pests", "watering"])

    assert [choice.passage for choice in reply.choices] == ["pests", "watering"]
    assert reply.choices_lead == WORDING.decline_near


def test_two_answers_share_the_related_questions() -> None:
    """They take turns: the second answer's questions aren't crowded out by the first one's, and none comes twice."""
    many = {
        "watering": replace(WATER, related=("sunlight", "pests", "a", "b", "c")),
        "sunlight": replace(LIGHT, related=("d", "a", "watering")),
        **{name: replace(POT, id=name) for name in "abcd"},
    }
    library = replace(LIBRARY, passages={**LIBRARY.passages, **many})
    reply = answered(library, [answer(library, library.passages[name], 0.9) for name in ("watering", "sunlight")])

    assert [choice.passage for choice in reply.choices] == ["d", "pests", "a"]
