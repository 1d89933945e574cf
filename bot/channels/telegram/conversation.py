"""What the bot does with each kind of message: translate, ask the service, send its reply."""

import logging
from collections.abc import Callable
from datetime import datetime

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.error import Forbidden, TelegramError, TimedOut
from telegram.ext import ContextTypes

from bot.channels.telegram import addressed, render
from bot.channels.telegram.keyboard import Wish, keyboard, read_data, read_payload
from bot.channels.telegram.sending import Place, acknowledge, deliver
from bot.core.library import Wording
from bot.core.model import Reply
from bot.service import Service

logger = logging.getLogger(__name__)

CallbackContext = ContextTypes.DEFAULT_TYPE

# Telegram's terms demand an answer to /privacy; this passage gives it.
PRIVACY = Wish("privacy")


class Conversation:
    """The handlers of updates. `clock` tells the time of a turn."""

    def __init__(self, service: Service, clock: Callable[[], datetime]) -> None:
        self._service = service
        self._clock = clock

    async def start(self, update: Update, context: CallbackContext) -> None:
        """Introduce the bot, or show the passage that a deep link names."""
        wish = read_payload(context.args[0]) if context.args else None
        if wish:
            await self._show(update, context.bot, wish)
        else:
            await self._say(update, context.bot, self._wording.introduction)

    async def help(self, update: Update, context: CallbackContext) -> None:
        """Say how to use the bot."""
        await self._say(update, context.bot, self._wording.help)

    async def privacy(self, update: Update, context: CallbackContext) -> None:
        """Say what becomes of what people write."""
        await self._show(update, context.bot, PRIVACY)

    async def question(self, update: Update, context: CallbackContext) -> None:
        """Answer a message of words."""
        text = addressed.words(update.message) if update.message else ""
        turn = self._service.respond(chat_of(update), text, self._clock())
        await self._reply(update, context.bot, turn.reply)

    async def tap(self, update: Update, context: CallbackContext) -> None:
        """Show what a tapped button asks for."""
        query = update.callback_query
        if query is None:
            return
        await acknowledge(query)
        wish = read_data(query.data or "")
        if wish:
            await self._show(update, context.bot, wish)
        else:
            await self._say(update, context.bot, self._wording.unknown_passage)

    async def wordless(self, update: Update, context: CallbackContext) -> None:
        """Say that only text is read."""
        await self._say(update, context.bot, self._wording.no_text)

    async def failed(self, update: object, context: CallbackContext) -> None:
        """Log what went wrong without a word of the chat, and tell the person."""
        known = update if isinstance(update, Update) else None
        number = known.update_id if known else None
        logger.error("update %s failed: %s", number, type(context.error).__name__)
        logger.debug("update %s failed", number, exc_info=context.error)
        # After a time-out the reply may have arrived; a ban leaves nobody to tell.
        if known and not isinstance(context.error, Forbidden | TimedOut):
            await self.apologise(known, context.bot)

    async def apologise(self, update: Update, bot: Bot) -> None:
        """Tell the person that the message got no answer."""
        try:
            await self._say(update, bot, self._wording.failed)
        except TelegramError as error:
            logger.error("update %s: no apology either: %s", update.update_id, type(error).__name__)

    @property
    def _wording(self) -> Wording:
        return self._service.engine.library.wording

    async def _show(self, update: Update, bot: Bot, wish: Wish) -> None:
        now = self._clock()
        turn = self._service.show(chat_of(update), wish.passage, now, view=wish.view)
        await self._reply(update, bot, turn.reply)

    async def _reply(self, update: Update, bot: Bot, reply: Reply) -> None:
        texts = render.messages(reply, self._wording)
        await deliver(bot, _place(update), texts, keyboard(reply))

    async def _say(self, update: Update, bot: Bot, sentence: str) -> None:
        await deliver(bot, _place(update), render.said(sentence))


def chat_of(update: Update) -> str:
    """Return the key of the chat; its turns and its context follow each other."""
    chat = update.effective_chat
    return str(chat.id) if chat else f"update {update.update_id}"


def _place(update: Update) -> Place:
    """Return where the answer belongs: in a group under the message and in its topic."""
    query = update.callback_query
    message = query.message if query else update.message
    if message is None:
        raise ValueError(f"update {update.update_id} comes from no chat; nothing can be sent there")
    return Place(
        message.chat.id,
        thread=message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None,
        answered=None if message.chat.type == ChatType.PRIVATE else message.message_id,
    )
