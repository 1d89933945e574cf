"""Fetch updates by long polling, each parsed by itself.

PTB's own poller parses a batch as a whole: an update that it can't parse would hold up all others
for ever, and be logged with everything a person wrote.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, TelegramError

from bot.channels.telegram.application import pauses
from bot.channels.telegram.errors import PolledElsewhere, TelegramStopped, TokenRefused

logger = logging.getLogger(__name__)

LONG_POLL = 30  # seconds that Telegram may hold a request open
MARGIN = 10  # seconds on top, for the network
# PTB warns of "getUpdates" because it has a method for that; this spelling means the same call.
GET_UPDATES = "get_Updates"

Take = Callable[[Update], Awaitable[None]]


class Poller:
    """Hands over each update, in order; the next request confirms to Telegram what was handed over."""

    def __init__(self, bot: Bot, take: Take, allowed: Sequence[str]) -> None:
        self._bot = bot
        self._take = take
        self._allowed = list(allowed)
        self._offset: int | None = None

    async def run(self) -> None:
        """Fetch until cancelled; raise TokenRefused or PolledElsewhere where that is hopeless."""
        waits = pauses()
        while True:
            try:
                batch = await self._fetch(LONG_POLL)
            except TelegramError as error:
                pause = next(waits)
                logger.warning("no updates (%s); again in %s s", type(error).__name__, pause)
                await asyncio.sleep(pause)
            else:
                waits = pauses()
                await self._hand_over(batch)

    async def confirm(self) -> None:
        """Tell Telegram what was handed over last, or it would come again after the next start."""
        try:
            await self._fetch(0)
        except (TelegramError, TelegramStopped) as error:
            logger.warning("the last updates may come again (%s)", type(error).__name__)

    async def _fetch(self, seconds: int) -> list[dict[str, Any]]:
        wishes = {"offset": self._offset, "timeout": seconds, "allowed_updates": self._allowed}
        patience = seconds + MARGIN
        try:
            batch: list[dict[str, Any]] = await self._bot.do_api_request(
                GET_UPDATES, api_kwargs=wishes, read_timeout=patience
            )
        except (EndPointNotFound, InvalidToken):  # so PTB reports a token that was revoked
            raise TokenRefused from None
        except Conflict:
            raise PolledElsewhere from None
        return batch

    async def _hand_over(self, batch: list[dict[str, Any]]) -> None:
        for raw in batch:
            update = self._parsed(raw)
            if update:
                await self._take(update)
            self._offset = raw["update_id"] + 1

    def _parsed(self, raw: dict[str, Any]) -> Update | None:
        try:
            return Update.de_json(raw, self._bot)
        except Exception as error:  # whatever it is, the next update may be fine
            name = type(error).__name__
            logger.error("update %s cannot be read (%s); passed over", raw["update_id"], name)
            return None
