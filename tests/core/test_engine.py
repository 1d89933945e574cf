"""The pipeline."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.engine import Engine
from bot.core.fitted import Fitted
from bot.core.library import Language
from bot.core.model import Context, Kind, Reply, View

from .sample import LIBRARY, WORDING

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def _say(engine: Engine, *messages: str) -> Reply:
    """Return the reply to the last of several messages in one chat."""
    context = Context()
    for message in messages:
        turn = engine.respond(message, context, NOW)
        context = turn.context
    return turn.reply


def _passages(reply: Reply) -> list[str]:
    return [answer.passage for answer in reply.answers]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("how much water does a cactus need?", "watering"),
        ("hello! how much water does a cactus need", "watering"),
        ("watering my cacti", "watering"),
        ("can my fern stand by a bright windwo", "sunlight"),
    ],
)
def test_answers(engine: Engine, text: str, passage: str) -> None:
    """A question is answered by its passage, with the advice, in spite of a greeting, a synonym or a typo."""
    reply = _say(engine, text)

    assert (reply.kind, _passages(reply)) == (Kind.ANSWER, [passage])
    assert reply.advice == WORDING.advice


def test_a_correction_is_shown(engine: Engine) -> None:
    """The asker sees how a mistyped question was read."""
    assert _say(engine, "how much water does a catcus need").notice == (
        "I read this as: how much water does a cactus need"
    )
    assert _say(engine, "how much water does a cactus need").notice == ""


def test_off_topic_is_declined(engine: Engine) -> None:
    """What is not covered is said to be so; only topics that have to do with it are offered."""
    far = _say(engine, "who won the match between spain and france")
    near = _say(engine, "what is the capital of orchid france")

    assert (far.kind, far.lead, far.choices) == (Kind.DECLINE, WORDING.decline, ())
    assert near.kind is Kind.DECLINE
    assert near.choices[0].passage == "repotting"


def test_safety_comes_first(engine: Engine) -> None:
    """An emergency is met before a question in the same message, and after it no cheer."""
    assert _say(engine, "watering my cactus, and i cannot breathe").intent == "emergency"
    assert _say(engine, "I cannot breathe. " + "How much water does a cactus need? " * 9).intent == "emergency"
    assert _say(engine, "i cannot breathe", "thanks").lead == WORDING.after_safety
    assert _say(engine, "thanks").lead == WORDING.replies["thanks"]


def test_another_language_is_answered_in_it(fitted: Fitted) -> None:
    """The reply is that language's own sentence, but danger comes first and English is answered."""
    german = Language("German", "Nur Englisch.", words=("wie", "oft", "braucht", "einen", "wasser", "hilfe"))
    engine = Engine(replace(LIBRARY, languages={"de": german}), fitted)
    reply = _say(engine, "Wie oft braucht ein Kaktus Wasser?")

    assert (reply.kind, reply.intent, reply.lead) == (Kind.SMALLTALK, "other-language", "Nur Englisch.")
    assert _say(engine, "hilfe, wie oft? I cannot breathe!").intent == "emergency"
    assert _passages(_say(engine, "watering my cactus")) == ["watering"]
    assert _say(engine, "parlez vous francais").lead == WORDING.replies["other-language"]


@pytest.mark.parametrize(
    ("messages", "view"), [(("watering my cactus", "more"), View.DETAIL), (("kill aphids", "sources"), View.SOURCES)]
)
def test_more_and_sources(engine: Engine, messages: tuple[str, ...], view: View) -> None:
    """They show what was answered last, with the advice."""
    reply = _say(engine, *messages)

    assert (reply.view, len(reply.answers), reply.advice) == (view, 1, WORDING.advice)


def test_more_of_nothing(engine: Engine) -> None:
    """Where nothing was answered yet, that is said."""
    assert _say(engine, "more").lead == WORDING.replies["more"]


def test_choices_by_number(engine: Engine) -> None:
    """A number picks a related question; one too great offers them again."""
    assert _passages(_say(engine, "watering my cactus", "2")) == ["repotting"]
    assert _say(engine, "watering my cactus", "9").kind is Kind.CLARIFY


def test_two_questions(engine: Engine) -> None:
    """Two questions in one message get two answers."""
    reply = _say(engine, "how much water does a cactus need, and when do i repot an orchid?")

    assert _passages(reply) == ["watering", "repotting"]


def test_starting_over_forgets(engine: Engine) -> None:
    """Nothing of the chat is left but the time."""
    context = engine.respond("watering my cactus", Context(), NOW).context

    assert engine.respond("start over", context, NOW).context == Context(touched_at=NOW)


def test_contexts_expire(engine: Engine) -> None:
    """After 30 minutes "more" has nothing to show."""
    context = engine.respond("watering my cactus", Context(), NOW).context

    assert engine.respond("more", context, NOW + timedelta(minutes=31)).reply.answers == ()


def test_showing_by_id(engine: Engine) -> None:
    """Buttons carry ids; an unknown one gets a kind reply."""
    assert _passages(engine.show("pests", Context(), NOW).reply) == ["pests"]
    assert engine.show("pests", Context(), NOW, View.DETAIL).reply.view is View.DETAIL
    assert engine.show("gone", Context(), NOW).reply.lead == WORDING.unknown_passage


def test_searching(engine: Engine) -> None:
    """Candidates come best first; a text without words has none."""
    assert engine.search("aphids on roses")[0].passage == "pests"
    assert engine.search("?!") == ()


def test_the_trace_is_always_made(engine: Engine) -> None:
    """Every reply can be explained."""
    for text in ("watering my cactus", "hello", "i want to die", "", "who won the match"):
        assert engine.respond(text, Context(), NOW).trace.reason


def test_messages_without_words(engine: Engine) -> None:
    """Nothing, marks and emoji get a reply too."""
    for text in ("", "   ", "?!?", "😭😭", "\x00"):
        assert _say(engine, text).lead == WORDING.empty


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(max_size=5000), min_size=1, max_size=3))
def test_any_string_gets_a_reply(engine: Engine, messages: list[str]) -> None:
    """Whatever is written, in whatever order, is replied to; answers carry the advice."""
    reply = _say(engine, *messages)

    assert reply.lead or reply.answers
    assert bool(reply.advice) == bool(reply.answers)


def test_the_library_is_kept(engine: Engine) -> None:
    """Channels read the wording where the engine has it."""
    assert engine.library is LIBRARY


def test_follow_ups_lean_on_what_was_said(engine: Engine) -> None:
    """A bare question is read with the one before it, but something foreign is not dragged in."""
    assert _say(engine, "watering my cactus", "who won the match").kind is Kind.DECLINE
