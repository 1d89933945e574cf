"""What concerns one person's data: consent, votes, comments, and all that is kept. For private chats only."""

from telegram import Bot, Update

from bot.channels.telegram import render
from bot.channels.telegram.answering import acknowledge, without
from bot.channels.telegram.composition import under
from bot.channels.telegram.conversation import CallbackContext
from bot.channels.telegram.held import kept_of, titles_of
from bot.channels.telegram.keyboard import COMMENT, CONSENT, FORGET, HELPFUL, NO, YES, Button, Rows
from bot.channels.telegram.links import HELLO, deep_link
from bot.channels.telegram.places import chat_of, is_private, place_of
from bot.channels.telegram.sending import deliver
from bot.channels.telegram.voice import Voice
from bot.core.library import Block, Span
from bot.service import Store


class Personal:
    """The handlers that need a store."""

    def __init__(self, voice: Voice, store: Store) -> None:
        self._voice = voice
        self._store = store

    async def ask(self, update: Update, bot: Bot) -> None:
        """Ask whether questions may be kept, once: not where that was answered."""
        if is_private(update) and not self._store.consent.asked(chat_of(update)):
            await self._ask(update, bot)

    async def answered(self, update: Update, context: CallbackContext) -> None:
        """Take the answer to the question for consent."""
        await self._tapped(update)
        if not await self._in_private(update, context.bot):
            return
        chat, now, wording = chat_of(update), self._voice.clock(), self._voice.wording
        if _argument(context) == YES:
            self._store.consent.give(chat, now)
            await self._voice.say(update, context.bot, wording.consent_given)
        else:
            self._store.consent.revoke(chat, now)
            await self._voice.say(update, context.bot, wording.consent_refused)

    async def mydata(self, update: Update, context: CallbackContext) -> None:
        """Show all that is kept of the chat."""
        if not await self._alone(update, context.bot):
            return
        wording, titles = self._voice.wording, titles_of(self._voice.library)
        kept = kept_of(self._store.export(chat_of(update)), wording.held, titles)
        blocks = (Block((Span(wording.mydata),)), *kept) if kept else (Block((Span(wording.mydata_none),)),)
        await deliver(context.bot, place_of(update), under(render.laid_out(blocks)))

    async def forget(self, update: Update, context: CallbackContext) -> None:
        """Ask whether all that is kept of the chat is to be deleted."""
        if await self._alone(update, context.bot):
            rows = self._choice(FORGET, "delete", "keep")
            await self._voice.say(update, context.bot, self._voice.wording.forget, rows)

    async def forgotten(self, update: Update, context: CallbackContext) -> None:
        """Delete all that is kept of the chat, if that was confirmed."""
        await self._tapped(update)
        if not await self._in_private(update, context.bot):
            return
        wording = self._voice.wording
        if _argument(context) == YES:
            self._store.forget(chat_of(update))
            await self._voice.say(update, context.bot, wording.forgotten)
        else:
            await self._voice.say(update, context.bot, wording.kept)

    async def feedback(self, update: Update, context: CallbackContext) -> None:
        """Take the next message as a comment on the bot; first ask whether it may be kept."""
        if not await self._alone(update, context.bot):
            return
        if self._store.consent.given(chat_of(update)):
            await self._await_comment(update, context.bot, "")
        else:
            await self._ask(update, context.bot)

    async def vote(self, update: Update, context: CallbackContext) -> None:
        """Count whether an answer helped, and offer to write why not."""
        await self._tapped(update)
        if not await self._voice.admits(update, context.bot):
            return
        for match in context.matches or ():
            passage, helpful = match["passage"], match["vote"] == HELPFUL
            if passage in self._voice.library.passages:
                self._store.feedback.add(passage, helpful)
            comment = Button(self._voice.wording.buttons["comment"], f"{COMMENT}:{passage}")
            wanted = not helpful and self._store.consent.given(chat_of(update))
            rows = ((comment,),) if wanted else ()
            await self._voice.say(update, context.bot, self._voice.wording.feedback_thanks, rows)

    async def comment(self, update: Update, context: CallbackContext) -> None:
        """Take the next message as a comment on a passage."""
        await self._tapped(update)
        if await self._in_private(update, context.bot):
            await self._await_comment(update, context.bot, _argument(context))

    async def _await_comment(self, update: Update, bot: Bot, passage: str) -> None:
        self._voice.service.await_comment(chat_of(update), passage, self._voice.clock())
        await self._voice.say(update, bot, self._voice.wording.feedback)

    async def _ask(self, update: Update, bot: Bot) -> None:
        rows = (*self._choice(CONSENT, "agree", "refuse"), *self._voice.policy)
        await self._voice.say(update, bot, self._voice.wording.consent, rows)

    async def _alone(self, update: Update, bot: Bot) -> bool:
        """Tell whether the bot may go on with a command that is nobody else's business."""
        return await self._voice.admits(update, bot) and await self._in_private(update, bot)

    async def _in_private(self, update: Update, bot: Bot) -> bool:
        """Tell whether nobody else reads along; in a group ask for a private chat instead, even on a tap made up."""
        if is_private(update):
            return True
        open_ = Button(self._voice.wording.buttons["open"], url=deep_link(bot.username, HELLO))
        await self._voice.say(update, bot, self._voice.wording.privately, ((open_,),))
        return False

    async def _tapped(self, update: Update) -> None:
        """Answer a tap and take its buttons away, so that it counts once."""
        query = update.callback_query
        if query is not None:
            await acknowledge(query)
            await without(query)

    def _choice(self, word: str, yes: str, no: str) -> Rows:
        labels = self._voice.wording.buttons
        return ((Button(labels[yes], f"{word}:{YES}"),), (Button(labels[no], f"{word}:{NO}"),))


def _argument(context: CallbackContext) -> str:
    """Return what stands behind the word in the data of a tapped button."""
    return next((match["argument"] for match in context.matches or ()), "")
