"""What is done about each answer of Telegram to a message."""

import asyncio
import warnings
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError, TimedOut

from bot.channels.telegram.answering import acknowledge
from bot.channels.telegram.composition import under
from bot.channels.telegram.keyboard import Button
from bot.channels.telegram.places import Place
from bot.channels.telegram.sending import deliver

ROWS = ((Button("More", "more:one"),),)
UNREADABLE = BadRequest("Can't parse entities: unsupported start tag")


def hasty(seconds: int) -> RetryAfter:
    """Return the error of flood control; PTB warns of a coming change whenever it makes one."""
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        return RetryAfter(seconds)


class Telegram:
    """Stands in for a bot or a query: raises the given errors first, and notes every call."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.calls: list[dict[str, Any]] = []

    async def send_message(self, chat: int, text: str, **rest: Any) -> Any:
        self.calls.append({"chat": chat, "text": text, **rest})
        await self.answer()
        return SimpleNamespace(message_id=len(self.calls))

    async def answer(self) -> None:
        if self.errors:
            raise self.errors.pop(0)


def send(telegram: Any, texts: Sequence[str] = ("<b>1 &lt; 2</b>",), place: Place = Place(7)) -> list[Any]:  # noqa: B008 - frozen
    asyncio.run(deliver(telegram, place, under(texts, ROWS)))
    return [call["text"] for call in telegram.calls]


def test_the_buttons_stand_under_the_last_message() -> None:
    """Texts go out in order; previews are off everywhere."""
    telegram = Telegram()

    assert send(telegram, ("one", "two")) == ["one", "two"]
    first, last = telegram.calls
    assert first["reply_markup"] is None
    assert last["reply_markup"].inline_keyboard[0][0].callback_data == "more:one"
    assert first["link_preview_options"].is_disabled
    assert first["parse_mode"] == "HTML"


def test_a_group_gets_the_reply_in_its_topic_under_the_question() -> None:
    """Topic and question are named; the reply is sent even if the question is gone."""
    telegram = Telegram()
    send(telegram, place=Place(-7, thread=3, answered=42))

    assert telegram.calls[0]["message_thread_id"] == 3
    assert telegram.calls[0]["reply_parameters"].message_id == 42
    assert telegram.calls[0]["reply_parameters"].allow_sending_without_reply


def test_flood_control_is_waited_for() -> None:
    """Two refusals for haste are borne; the message goes out once."""
    assert len(send(Telegram(hasty(0), hasty(0)))) == 3


@pytest.mark.parametrize(
    "errors",
    [
        pytest.param([hasty(0)] * 3, id="three times too hasty"),
        pytest.param([hasty(3600)], id="an hour is too long"),
        pytest.param([TimedOut()], id="a time-out, after which it may have arrived"),
        pytest.param([BadRequest("Chat not found")], id="a mistake"),
        pytest.param([UNREADABLE, UNREADABLE], id="not even as plain text"),
    ],
)
def test_what_cannot_be_mended_is_raised(errors: list[TelegramError]) -> None:
    """The error reaches the error handler, and nothing is sent again."""
    telegram = Telegram(*errors)

    with pytest.raises(type(errors[-1])):
        send(telegram)
    assert len(telegram.calls) == len(errors)


def test_html_that_telegram_cannot_read_is_sent_as_plain_text() -> None:
    """The person gets the words and the buttons, without tags and entities."""
    telegram = Telegram(UNREADABLE)

    assert send(telegram)[-1] == "1 < 2"
    assert telegram.calls[-1]["parse_mode"] is None
    assert telegram.calls[-1]["reply_markup"] == telegram.calls[0]["reply_markup"]


def test_whoever_blocked_the_bot_gets_nothing_more() -> None:
    """A refusal by the person is no error, and the rest is not tried."""
    assert send(Telegram(Forbidden("bot was blocked by the user")), ("one", "two")) == ["one"]


def test_a_tap_that_is_too_old_is_no_error() -> None:
    """The query may have died while the bot was away; the reply is still wanted."""
    query: Any = Telegram(BadRequest("Query is too old and response timeout expired"))

    asyncio.run(acknowledge(query))


def test_other_errors_of_a_tap_are_raised() -> None:
    """Only what is known to be harmless is passed over."""
    query: Any = Telegram(BadRequest("Something else"))

    with pytest.raises(BadRequest, match="Something else"):
        asyncio.run(acknowledge(query))
