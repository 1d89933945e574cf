"""How the bot speaks: it sends replies and sentences to where an update came from."""

from collections.abc import Callable
from datetime import datetime

from telegram import Bot, Update

from bot.channels.telegram import render
from bot.channels.telegram.composition import Outgoing, and_under, composed, under
from bot.channels.telegram.keyboard import Rows, policy
from bot.channels.telegram.places import chat_of, is_private, place_of
from bot.channels.telegram.sending import deliver, revise
from bot.core.library import Library
from bot.core.model import Reply
from bot.core.wording import Wording
from bot.service import Service


class Voice:
    """Speaks for a service. `clock` tells the time of a turn, `privacy_url` is the address of the privacy policy."""

    def __init__(self, service: Service, clock: Callable[[], datetime], privacy_url: str | None = None) -> None:
        self.service = service
        self.clock = clock
        self._privacy_url = privacy_url

    @property
    def library(self) -> Library:
        """Return the library that is answered from now."""
        return self.service.engine.library

    @property
    def wording(self) -> Wording:
        """Return the bot's own sentences."""
        return self.library.wording

    @property
    def policy(self) -> Rows:
        """Return the button that opens the privacy policy; none where it has no address."""
        return policy(self.wording, self._privacy_url) if self._privacy_url else ()

    async def reply(self, update: Update, bot: Bot, reply: Reply, rows: Rows = ()) -> tuple[int, ...]:
        """Send a reply, with more buttons under those of its own, and return the numbers of its messages."""
        return await deliver(bot, place_of(update), and_under(self._composed(update, bot, reply), rows))

    async def revise(self, update: Update, bot: Bot, reply: Reply, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Put a reply in the place of an earlier one, and return the numbers of its messages."""
        messages = self._composed(update, bot, reply)
        return await revise(bot, place_of(update), messages, numbers) if messages else numbers

    async def say(self, update: Update, bot: Bot, sentence: str, rows: Rows = ()) -> None:
        """Send one of the bot's own sentences, with buttons under it."""
        await deliver(bot, place_of(update), under(render.said(sentence), rows))

    async def admits(self, update: Update, bot: Bot) -> bool:
        """Tell whether the chat may ask for something that is no turn; if not, ask it to slow down."""
        instead = self.service.admit(chat_of(update), self.clock())
        if instead is not None:
            await self.reply(update, bot, instead)
        return instead is None

    def _composed(self, update: Update, bot: Bot, reply: Reply) -> tuple[Outgoing, ...]:
        votes = self.service.store is not None and is_private(update)
        return composed(reply, self.wording, bot.username, votes)
