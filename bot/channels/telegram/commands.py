"""The commands of the bot, and the topics to browse by buttons."""

from telegram import Bot, Update

from bot.channels.telegram import render, topics
from bot.channels.telegram.answering import acknowledge
from bot.channels.telegram.composition import under
from bot.channels.telegram.conversation import CallbackContext, Conversation
from bot.channels.telegram.keyboard import TOPICS, Button, Rows, Wish, passages, read_payload
from bot.channels.telegram.personal import Personal
from bot.channels.telegram.places import place_of
from bot.channels.telegram.sending import deliver, revise
from bot.channels.telegram.topics import Page
from bot.channels.telegram.voice import Voice
from bot.core import composing

# Telegram's terms demand an answer to /privacy; this passage gives it.
PRIVACY = Wish("privacy")


class Commands:
    """The handlers of commands."""

    def __init__(self, voice: Voice, conversation: Conversation, personal: Personal | None = None) -> None:
        self._voice = voice
        self._conversation = conversation
        self._personal = personal

    async def start(self, update: Update, context: CallbackContext) -> None:
        """Introduce the bot with examples, or show the passage that a deep link names."""
        wish = read_payload(context.args[0]) if context.args else None
        if wish:
            await self._conversation.wished(update, context.bot, wish)
        elif await self._voice.admits(update, context.bot):
            await self._voice.say(update, context.bot, self._voice.wording.introduction, self._examples())
            if self._personal:
                await self._personal.ask(update, context.bot)

    async def help(self, update: Update, context: CallbackContext) -> None:
        """Say how to use the bot."""
        await self._say(update, context.bot, self._voice.wording.help, (self._topics_button(),))

    async def about(self, update: Update, context: CallbackContext) -> None:
        """Say who the bot is, and how much it knows."""
        library = self._voice.library
        counts = {"passages": len(library.passages), "sources": len(library.sources)}
        await self._say(update, context.bot, library.wording.about.format(**counts), (self._topics_button(),))

    async def sources(self, update: Update, context: CallbackContext) -> None:
        """Say how the answers are made."""
        await self._say(update, context.bot, self._voice.wording.answering)

    async def privacy(self, update: Update, context: CallbackContext) -> None:
        """Say what becomes of what people write."""
        await self._conversation.wished(update, context.bot, PRIVACY, self._voice.policy)

    async def topics(self, update: Update, context: CallbackContext) -> None:
        """Show the articles as buttons."""
        if await self._voice.admits(update, context.bot):
            page = topics.articles(self._voice.library, 0)
            await deliver(context.bot, place_of(update), under(render.laid_out(page.blocks), page.rows))

    async def articles(self, update: Update, context: CallbackContext) -> None:
        """Turn the message to a page of the articles."""
        for match in context.matches or ():
            await self._turn(update, context.bot, topics.articles(self._voice.library, int(match["page"])))

    async def article(self, update: Update, context: CallbackContext) -> None:
        """Turn the message to a page of an article's passages."""
        for match in context.matches or ():
            page = topics.article(self._voice.library, match["article"], int(match["page"]))
            await self._turn(update, context.bot, page)

    async def _turn(self, update: Update, bot: Bot, page: Page) -> None:
        query = update.callback_query
        if query is None or query.message is None:
            return
        await acknowledge(query)
        messages = under(render.laid_out(page.blocks), page.rows)
        await revise(bot, place_of(update), messages, (query.message.message_id,))

    async def _say(self, update: Update, bot: Bot, sentence: str, rows: Rows = ()) -> None:
        if await self._voice.admits(update, bot):
            await self._voice.say(update, bot, sentence, rows)

    def _examples(self) -> Rows:
        library = self._voice.library
        return (*passages(composing.choices(library, library.wording.examples)), self._topics_button())

    def _topics_button(self) -> tuple[Button]:
        return (Button(self._voice.wording.buttons["topics"], f"{TOPICS}:0"),)
