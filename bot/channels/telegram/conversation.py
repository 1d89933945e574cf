"""What the bot does with each kind of message: translate, ask the service, send its reply."""

import logging
from collections import deque

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import Forbidden, TelegramError, TimedOut
from telegram.ext import ContextTypes

from bot.channels.telegram import addressed
from bot.channels.telegram.answering import acknowledge
from bot.channels.telegram.keyboard import Rows, Wish, read_data
from bot.channels.telegram.places import chat_of
from bot.channels.telegram.voice import Voice
from bot.core.model import Kind, Turn

logger = logging.getLogger(__name__)

CallbackContext = ContextTypes.DEFAULT_TYPE

ALBUMS = 100  # how many of the last albums are known, of which only the first picture is answered


class Conversation:
    """The handlers of what people write and tap."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._service = voice.service
        self._albums: deque[str] = deque(maxlen=ALBUMS)

    async def question(self, update: Update, context: CallbackContext) -> None:
        """Answer a message of words."""
        if update.message:
            turn = self._turn(update, addressed.words(update.message))
            await self._answer(update, update.message, context.bot, turn)

    async def edited(self, update: Update, context: CallbackContext) -> None:
        """Answer the last question anew after an edit, in the place of its reply. An alarm is a new message."""
        message = update.edited_message
        if message is None:
            return
        chat, now = chat_of(update), self._voice.clock()
        replied = self._service.context(chat, now).messages[1:]
        turn = self._service.amend(chat, message.message_id, addressed.words(message), now)
        if turn is None:
            return
        # Nobody is told of an edit, and an alarm must be seen.
        if turn.reply.kind is Kind.SAFETY:
            replied = ()
        numbers = await self._voice.revise(update, context.bot, turn.reply, replied)
        self._service.note(chat, (message.message_id, *numbers), now)

    async def show(self, update: Update, context: CallbackContext) -> None:
        """Show what a tapped button asks for, one view of one passage."""
        query = await _acknowledged(update)
        wish = read_data(query.data or "")
        if wish:
            await self.wished(update, context.bot, wish)
        else:
            await self._voice.say(update, context.bot, self._voice.wording.unknown_passage)

    async def others(self, update: Update, context: CallbackContext) -> None:
        """Offer what comes next when none of the choices was meant."""
        await _acknowledged(update)
        turn = self._service.others(chat_of(update), self._voice.clock())
        await self._voice.reply(update, context.bot, turn.reply)

    async def picture(self, update: Update, context: CallbackContext) -> None:
        """Say that no skin is judged from a picture, and whom to ask; once for an album."""
        await self._wordless(update, context.bot, self._voice.wording.no_photo)

    async def wordless(self, update: Update, context: CallbackContext) -> None:
        """Say that only text is read."""
        await self._wordless(update, context.bot, self._voice.wording.no_text)

    async def failed(self, update: object, context: CallbackContext) -> None:
        """Log what went wrong without a word of the chat, and tell the person."""
        known = update if isinstance(update, Update) else None
        number = known.update_id if known else None
        logger.error("update %s failed: %s", number, type(context.error).__name__)
        logger.debug("update %s failed", number, exc_info=context.error)
        # After a time-out the reply may have arrived; a ban leaves nobody to tell.
        if known and known.effective_chat and not isinstance(context.error, Forbidden | TimedOut):
            await self.apologise(known, context.bot)

    async def apologise(self, update: Update, bot: Bot) -> None:
        """Tell the person that the message got no answer."""
        try:
            await self._voice.say(update, bot, self._voice.wording.failed)
        except TelegramError as error:
            logger.error("update %s: no apology either: %s", update.update_id, type(error).__name__)

    async def wished(self, update: Update, bot: Bot, wish: Wish, rows: Rows = ()) -> None:
        """Show one view of one passage, with more buttons under it."""
        turn = self._service.show(chat_of(update), wish.passage, self._voice.clock(), view=wish.view)
        await self._voice.reply(update, bot, turn.reply, rows)

    async def _wordless(self, update: Update, bot: Bot, sentence: str) -> None:
        """Say the sentence; the words under a picture are read, and answered where that needs no question."""
        message = update.message
        if message is None or self._is_told(message):
            return
        turn = self._turn(update, message.caption) if message.caption else None
        if turn and turn.reply.kind is Kind.SAFETY:
            await self._answer(update, message, bot, turn)
        elif await self._voice.admits(update, bot):
            await self._voice.say(update, bot, sentence)
            if turn and turn.reply.kind is Kind.ANSWER:
                await self._answer(update, message, bot, turn)

    def _is_told(self, message: Message) -> bool:
        album = message.media_group_id
        if album is None or message.caption:
            return False
        told = album in self._albums
        self._albums.append(album)
        return told

    def _turn(self, update: Update, text: str) -> Turn:
        return self._service.respond(chat_of(update), text, self._voice.clock())

    async def _answer(self, update: Update, message: Message, bot: Bot, turn: Turn) -> None:
        """Send the reply of a turn; remember which messages it is, and the question where that is allowed."""
        numbers = await self._voice.reply(update, bot, turn.reply)
        chat, now = chat_of(update), self._voice.clock()
        self._service.note(chat, (message.message_id, *numbers), now)
        self._service.record(chat, turn, now)


async def _acknowledged(update: Update) -> CallbackQuery:
    """Answer a tap at once, so that its button stops spinning."""
    query = update.callback_query
    if query is None:
        raise ValueError(f"update {update.update_id} is no tap")
    await acknowledge(query)
    return query
