"""PTB's application, and the start of its connection to Telegram."""

import asyncio
import logging
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any, TypeAlias

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.channels.telegram.errors import TokenRefused
from bot.channels.telegram.lanes import ABREAST

logger = logging.getLogger(__name__)

AnyApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

API = "https://api.telegram.org"
NETWORK_TIMEOUT = 10.0  # seconds
SLOT_TIMEOUT = 60.0  # seconds in which one of the connections becomes free


def application(token: str, base_url: str | None) -> AnyApplication:
    """Return the application without PTB's updater, for which `polling.Poller` stands in."""
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(_api(base_url or API))
        .updater(None)
        .job_queue(None)
        .connection_pool_size(ABREAST)
        .pool_timeout(SLOT_TIMEOUT)
        .connect_timeout(NETWORK_TIMEOUT)
        .read_timeout(NETWORK_TIMEOUT)
        .write_timeout(NETWORK_TIMEOUT)
        .build()
    )


def _api(server: str) -> str:
    """Return the address that a token is appended to, whether or not `server` has it already."""
    return f"{server.rstrip('/').removesuffix('/bot')}/bot"


async def connect(application: AnyApplication) -> None:
    """Log in, and free the bot from a webhook; try until Telegram can be reached.

    Raises TokenRefused.
    """
    for pause in pauses():
        try:
            await application.initialize()
            await application.bot.delete_webhook()
        except InvalidToken:
            raise TokenRefused from None
        except TelegramError as error:
            name = type(error).__name__
            logger.warning("Telegram can't be reached (%s); again in %s s", name, pause)
            await asyncio.sleep(pause)
        else:
            logger.info("connected as @%s", application.bot.username)
            return


async def disconnect(application: AnyApplication) -> None:
    """Close the connections, also those of a login that failed."""
    await application.shutdown()
    await application.bot.shutdown()


def pauses() -> Iterator[int]:
    """Yield how many seconds to wait between tries, for ever."""
    return chain((1, 2, 4, 8, 16), repeat(30))
