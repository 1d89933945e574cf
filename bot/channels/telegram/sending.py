"""Send messages and answer taps, with patience for what Telegram may reply."""

import asyncio
import logging
import warnings
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.warnings import PTBDeprecationWarning

from bot.channels.telegram.keyboard import Button
from bot.channels.telegram.render import visible

logger = logging.getLogger(__name__)

MOST_TRIES = 3
LONGEST_WAIT = 60.0

# What the API says where nothing is lost by going on.
HARMLESS = ("message is not modified", "query is too old")
UNREADABLE = "can't parse entities"

Rows = Sequence[Sequence[Button]]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Place:
    """Where to send: a chat, the topic of a forum, and the message that is answered."""

    chat: int
    thread: int | None = None
    answered: int | None = None


async def deliver(bot: Bot, place: Place, texts: Sequence[str], rows: Rows = ()) -> None:
    """Send the HTML texts in order, with the buttons under the last."""
    try:
        for text in texts[:-1]:
            await _send(bot, place, text, None)
        for text in texts[-1:]:
            await _send(bot, place, text, _markup(rows))
    except Forbidden:  # the bot was blocked or removed: nobody waits for a reply
        logger.info("a reply was not delivered: the chat no longer accepts messages")


async def acknowledge(query: CallbackQuery) -> None:
    """Answer a tap, so that the button stops spinning."""
    try:
        await _patiently(query.answer)
    except BadRequest as error:
        if not _says(error, *HARMLESS):
            raise


async def _send(bot: Bot, place: Place, text: str, markup: InlineKeyboardMarkup | None) -> None:
    try:
        await _patiently(lambda: _message(bot, place, text, markup, ParseMode.HTML))
    except BadRequest as error:
        if not _says(error, UNREADABLE):
            raise
        logger.error("Telegram could not read the HTML of a reply; it was sent as plain text")
        await _patiently(lambda: _message(bot, place, visible(text), markup, None))


async def _message(bot: Bot, place: Place, text: str, markup: InlineKeyboardMarkup | None, mode: str | None) -> object:
    answered = place.answered
    quote = ReplyParameters(answered, allow_sending_without_reply=True) if answered else None
    return await bot.send_message(
        place.chat,
        text,
        parse_mode=mode,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        message_thread_id=place.thread,
        reply_parameters=quote,
        reply_markup=markup,
    )


async def _patiently(call: Callable[[], Awaitable[Result]]) -> Result:
    """Make the call, and again after the pauses that flood control asks for.

    A time-out is no reason to repeat: the message may have arrived.
    """
    for _ in range(MOST_TRIES - 1):
        try:
            return await call()
        except RetryAfter as error:
            pause = _seconds(error)
            if pause > LONGEST_WAIT:
                raise
            logger.info("flood control: waiting for %s seconds", pause)
            await asyncio.sleep(pause)
    return await call()


def _seconds(error: RetryAfter) -> float:
    # PTB warns that the type of this attribute is about to change; both types are read here.
    with warnings.catch_warnings(action="ignore", category=PTBDeprecationWarning):
        pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def _says(error: BadRequest, *phrases: str) -> bool:
    message = error.message.lower()
    return any(phrase in message for phrase in phrases)


def _markup(rows: Rows) -> InlineKeyboardMarkup | None:
    keyboard = [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in rows]
    return InlineKeyboardMarkup(keyboard) if keyboard else None
