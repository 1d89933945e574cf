"""Send messages, put them in the place of earlier ones, and send as plain text what Telegram can't read."""

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from bot.channels.telegram.composition import Outgoing
from bot.channels.telegram.keyboard import Button, Rows
from bot.channels.telegram.patience import HARMLESS, patiently, says
from bot.channels.telegram.places import Place
from bot.channels.telegram.render import visible

logger = logging.getLogger(__name__)

GONE = ("message to edit not found", "message can't be edited", "message to delete not found", "can't be deleted")
UNREADABLE = "can't parse entities"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Result = TypeVar("Result")


async def deliver(bot: Bot, place: Place, messages: Iterable[Outgoing]) -> tuple[int, ...]:
    """Send the messages in order, and return their numbers."""
    numbers = []
    try:
        for message in messages:
            numbers.append(await _send(bot, place, message))
    except Forbidden:  # the bot was blocked or removed: nobody waits for a reply
        logger.info("a reply was not delivered: the chat no longer accepts messages")
    return tuple(numbers)


async def revise(bot: Bot, place: Place, messages: Sequence[Outgoing], numbers: Sequence[int]) -> tuple[int, ...]:
    """Put the messages in the place of those with these numbers, and return the numbers that they have now.

    What there is too little of is sent, and what is left over is deleted.
    """
    kept = [await _edit(bot, place, message, number) for message, number in zip(messages, numbers, strict=False)]
    for number in numbers[len(messages) :]:
        await _delete(bot, place, number)
    return (*kept, *await deliver(bot, place, messages[len(numbers) :]))


async def _send(bot: Bot, place: Place, message: Outgoing) -> int:
    """Send a message and return its number."""
    answered = place.answered
    quote = ReplyParameters(answered, allow_sending_without_reply=True) if answered else None
    sent = await _readably(
        message.text,
        lambda text, mode: bot.send_message(
            place.chat,
            text,
            parse_mode=mode,
            link_preview_options=NO_PREVIEW,
            message_thread_id=place.thread,
            reply_parameters=quote,
            reply_markup=keyboard_of(message.rows),
        ),
    )
    return sent.message_id


async def _edit(bot: Bot, place: Place, message: Outgoing, number: int) -> int:
    """Put the message in the place of the one with this number, or send it where that is gone."""
    try:
        await _readably(
            message.text,
            lambda text, mode: bot.edit_message_text(
                text,
                place.chat,
                number,
                parse_mode=mode,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard_of(message.rows),
            ),
        )
    except BadRequest as error:
        if says(error, *GONE):
            return await _send(bot, place, message)
        if not says(error, *HARMLESS):
            raise
    return number


async def _delete(bot: Bot, place: Place, number: int) -> None:
    try:
        await patiently(lambda: bot.delete_message(place.chat, number))
    except BadRequest as error:
        if not says(error, *GONE):
            raise


async def _readably(html: str, call: Callable[[str, str | None], Awaitable[Result]]) -> Result:
    """Make the call with the HTML, or with its plain text if Telegram can't read it."""
    try:
        return await patiently(lambda: call(html, ParseMode.HTML))
    except BadRequest as error:
        if not says(error, UNREADABLE):
            raise
        logger.error("Telegram could not read the HTML of a reply; it was sent as plain text")
        return await patiently(lambda: call(visible(html), None))


def keyboard_of(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return the rows as Telegram's own keyboard, None where there are none."""
    keyboard = [[_tappable(button) for button in row] for row in rows]
    return InlineKeyboardMarkup(keyboard) if keyboard else None


def _tappable(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.data)
