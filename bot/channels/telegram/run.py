"""Run the bot by long polling until it is stopped."""

import asyncio
import logging
import re
import signal
from collections.abc import Coroutine
from contextlib import suppress
from datetime import UTC, datetime

from bot.channels.telegram.application import AnyApplication, application, connect, disconnect
from bot.channels.telegram.conversation import Conversation
from bot.channels.telegram.errors import TelegramStopped, TokenMissing, TokenRefused
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.lanes import Lanes
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.profile import introduce
from bot.channels.telegram.redaction import redact
from bot.channels.telegram.routes import ALLOWED_UPDATES, routes
from bot.channels.telegram.voice import Voice
from bot.service import Service

logger = logging.getLogger(__name__)

TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
LAST_REPLIES = 20.0  # seconds for what was received before the stop


def run(service: Service, token: str | None, base_url: str | None = None, privacy_url: str | None = None) -> None:
    """Answer on Telegram until SIGINT or SIGTERM.

    `base_url` is the address of another server of the Bot API than Telegram's own, `privacy_url` that of the bot's
    privacy policy.
    Raises TokenMissing, TokenRefused or PolledElsewhere.
    """
    if not token:
        raise TokenMissing
    if not TOKEN.fullmatch(token):
        raise TokenRefused
    redact(token, logging.getLogger().handlers)
    voice = Voice(service, lambda: datetime.now(UTC), privacy_url)
    asyncio.run(_serve(voice, application(token, base_url)))


async def _serve(voice: Voice, telegram: AnyApplication) -> None:
    conversation = Conversation(voice)
    telegram.add_handlers(routes(voice, conversation))
    telegram.add_error_handler(conversation.failed)
    try:
        await _until_stopped(_poll(telegram, voice.service, conversation))
    finally:
        await disconnect(telegram)


async def _poll(telegram: AnyApplication, service: Service, conversation: Conversation) -> None:
    await connect(telegram)
    await introduce(telegram.bot, service.engine.library.wording, service.store is not None)
    lanes = Lanes()
    poller = Poller(telegram.bot, Intake(telegram, conversation, lanes).take, ALLOWED_UPDATES)
    try:
        await poller.run()
    except TelegramStopped:
        await _finish(lanes)
        raise
    except asyncio.CancelledError:
        await _finish(lanes)
        await poller.confirm()  # not after a conflict: it would end the other's poll
        raise


async def _finish(lanes: Lanes) -> None:
    """Answer what was received before the stop."""
    left = await lanes.finish(LAST_REPLIES)
    if left:
        logger.error("stopped before %s messages were answered", left)


async def _until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run the work; the first signal cancels it, a second one is no longer caught."""
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work)

    def stop() -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
        task.cancel()

    with suppress(NotImplementedError):  # Windows has none; Ctrl+C raises KeyboardInterrupt
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop)
    with suppress(asyncio.CancelledError):
        await task
