"""Answers to queries: to taps of buttons, and to what is typed inline. Each must come while the query lives."""

from collections.abc import Sequence

from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResult,
    InlineQueryResultsButton,
    Message,
)

from bot.channels.telegram.patience import in_time


async def acknowledge(query: CallbackQuery) -> None:
    """Answer a tap, so that the button stops spinning."""
    await in_time(query.answer)


async def without(query: CallbackQuery) -> None:
    """Take the row of the tapped button from its message, and every row that asks the same."""
    message, word = query.message, (query.data or "").partition(":")[0]
    if not isinstance(message, Message) or message.reply_markup is None:
        return
    rows = message.reply_markup.inline_keyboard
    left = [row for row in rows if not any(_asks(word, button) for button in row)]
    await in_time(lambda: query.edit_message_reply_markup(InlineKeyboardMarkup(left) if left else None))


async def offer(
    query: InlineQuery, results: Sequence[InlineQueryResult], button: InlineQueryResultsButton, cached: int
) -> None:
    """Answer an inline query; Telegram may show the same to others for `cached` seconds."""
    await in_time(lambda: query.answer(results, cache_time=cached, button=button))


def _asks(word: str, button: InlineKeyboardButton) -> bool:
    return str(button.callback_data).partition(":")[0] == word
