"""Calls of the Bot API, with patience for what Telegram may reply."""

import asyncio
import logging
import warnings
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import BadRequest, RetryAfter
from telegram.warnings import PTBDeprecationWarning

logger = logging.getLogger(__name__)

MOST_TRIES = 3
LONGEST_WAIT = 60.0

# What the API says where nothing is lost by going on.
HARMLESS = ("message is not modified", "query is too old")

Result = TypeVar("Result")


async def patiently(call: Callable[[], Awaitable[Result]]) -> Result:
    """Make the call, and again after the pauses that flood control asks for.

    A time-out is no reason to repeat: the message may have arrived.
    """
    for _ in range(MOST_TRIES - 1):
        try:
            return await call()
        except RetryAfter as error:
            pause = _seconds(error)
            if pause > LONGEST_WAIT:
                raise
            logger.info("flood control: waiting for %s seconds", pause)
            await asyncio.sleep(pause)
    return await call()


async def in_time(call: Callable[[], Awaitable[object]]) -> None:
    """Make a call that may come too late, or change nothing: neither is an error."""
    try:
        await patiently(call)
    except BadRequest as error:
        if not says(error, *HARMLESS):
            raise


def says(error: BadRequest, *phrases: str) -> bool:
    """Tell whether Telegram gives one of the phrases as its reason."""
    message = error.message.lower()
    return any(phrase in message for phrase in phrases)


def _seconds(error: RetryAfter) -> float:
    # PTB warns that the type of this attribute is about to change; both types are read here.
    with warnings.catch_warnings(action="ignore", category=PTBDeprecationWarning):
        pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
