"""Inline mode, over HTTP: passages to insert into any chat."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.channels.telegram.inline import MOST, found
from bot.content import load
from bot.core.decision import DEFAULT
from bot.core.engine import Engine
from bot.core.fit import fit
from bot.core.model import Context, Kind
from tests.channels.telegram.bot_process import SOUND
from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot
from tests.fake_telegram.entities import parse_html
from tests.fake_telegram.reading import addresses

ADVICE = "A gardener who sees the plant can tell you more."


def names(bot: FakeBot, words: str) -> list[str]:
    """Return the ids of what is offered."""
    return [result["id"] for result in bot.offered(people.inline(words))["results"]]


def test_the_best_passages_are_offered(bot: FakeBot) -> None:
    """What answers comes first, then what is related; each result has a title and the excerpt in brief."""
    (first, *others) = bot.offered(people.inline("how often do i water my plant"))["results"]

    assert first["id"] == "how-often-to-water"
    assert first["title"] == "How often should I water a houseplant?"
    assert (
        first["description"] == "Water when the top of the soil feels dry. For most plants that is about once a week."
    )
    assert [other["id"] for other in others] == ["overwatering"]


@pytest.mark.usefixtures("needs_tdjson")
def test_what_is_inserted_is_cited_and_leads_back(bot: FakeBot) -> None:
    """The message has its sources and the advice, and a button that opens the passage."""
    (result, *_) = bot.offered(people.inline("how often do i water my plant"))["results"]
    text, _ = parse_html(result["input_message_content"]["message_text"])

    assert "[1] Green et al., 2020" in text
    assert text.endswith(ADVICE)
    assert addresses(result) == ["https://t.me/FakeBot?start=how-often-to-water"]
    assert result["input_message_content"]["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("words", ["", " ", "hello"])
def test_examples_are_offered_before_anything_is_asked(bot: FakeBot, words: str) -> None:
    """An empty query shows what the bot is good for."""
    assert names(bot, words) == ["how-often-to-water", "overwatering"]


@pytest.mark.parametrize(
    ("words", "intent"), [("i cannot breathe, call an ambulance", "emergency"), ("i want to end my life", "crisis")]
)
def test_a_safety_reply_stands_alone(bot: FakeBot, words: str, intent: str) -> None:
    """Nothing else is offered beside the help, and no button stands under it."""
    (result,) = bot.offered(people.inline(words))["results"]

    assert result["id"] == intent
    assert "now" in result["input_message_content"]["message_text"]
    assert "reply_markup" not in result


@pytest.fixture(scope="module")
def silent() -> Engine:
    """Give an engine that never dares to answer or to offer a choice."""
    library = load.read(SOUND / "knowledge", SOUND / "intents")
    policy = replace(library.policy or DEFAULT, answer=1.1, clarify=1.1)
    return Engine(replace(library, policy=policy), fit(library))


def offered(engine: Engine, words: str) -> list[str]:
    """Return the passages that an engine has to offer."""
    replies = found(engine, words, datetime(2026, 11, 24, tzinfo=UTC))
    return [answer.passage for reply in replies for answer in reply.answers]


@pytest.mark.parametrize(
    ("words", "first"), [("yellow leaves", "yellow-leaves"), ("window", "best-window"), ("drown", "overwatering")]
)
def test_what_names_the_subject_is_offered_without_an_answer(silent: Engine, words: str, first: str) -> None:
    """Where the chat would get a decline, whoever looks for passages by a word or two finds them."""
    assert silent.respond(words, Context(), datetime(2026, 11, 24, tzinfo=UTC)).reply.kind is Kind.DECLINE

    passages = offered(silent, words)
    assert passages[0] == first
    assert len(set(passages)) == len(passages) <= MOST


@pytest.mark.parametrize("words", ["xyzzy", "parliament", "football"])
def test_what_names_nothing_of_the_subject_is_offered_nothing(silent: Engine, words: str) -> None:
    """Passages that merely lie least far off are not pressed upon anybody."""
    assert offered(silent, words) == []


def test_what_is_off_topic_leads_to_the_chat(bot: FakeBot) -> None:
    """Without an answer there is a button into the bot's own chat."""
    answer = bot.offered(people.inline("who won the football match last night"))

    assert '"start_parameter": "Hello"' in answer["button"]


def test_a_query_that_has_died_is_no_error(bot: FakeBot, chat: int) -> None:
    """Whoever types on has another query by then; the bot goes on."""
    bot.fail("answerInlineQuery", 400, "Bad Request: query is too old and response timeout expired")
    bot.push(people.inline("water"))

    assert bot.ask(chat, people.text(chat, "/help"))
