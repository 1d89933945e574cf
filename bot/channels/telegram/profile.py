"""What people see of the bot before they write: its name, its descriptions and its menus of commands."""

import logging
from collections.abc import Awaitable, Callable, Iterable

from telegram import Bot, BotCommand, BotCommandScope
from telegram import BotCommandScopeAllGroupChats as Groups
from telegram import BotCommandScopeAllPrivateChats as Private
from telegram.error import TelegramError

from bot.core.naming import shortened
from bot.core.wording import COMMANDS, Wording

logger = logging.getLogger(__name__)

LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_TAGLINE, LONGEST_MEANING = 64, 512, 120, 256  # characters

# What concerns one person has no place in the menu of a group.
IN_GROUPS = ("help", "topics", "sources", "privacy", "about")
PERSONAL = ("mydata", "forget", "feedback")


async def introduce(bot: Bot, wording: Wording, has_store: bool) -> None:
    """Set what differs from the wording. A failure is logged: the bot answers without it, too."""
    try:
        await _set_texts(bot, wording)
        in_private = [name for name in COMMANDS if has_store or name not in PERSONAL]
        await _set_commands(bot, wording, in_private, Private())
        await _set_commands(bot, wording, IN_GROUPS, Groups())
    except TelegramError as error:
        logger.warning("name, descriptions and menus could not be set: %s", type(error).__name__)


async def _set_texts(bot: Bot, wording: Wording) -> None:
    name, about, tagline = (
        shortened(wording.name, LONGEST_TITLE),
        shortened(wording.introduction, LONGEST_DESCRIPTION),
        shortened(wording.tagline, LONGEST_TAGLINE),
    )
    await _unless((await bot.get_my_name()).name, name, bot.set_my_name)
    await _unless((await bot.get_my_description()).description, about, bot.set_my_description)
    await _unless((await bot.get_my_short_description()).short_description, tagline, bot.set_my_short_description)


async def _unless(present: str, wanted: str, put: Callable[[str], Awaitable[bool]]) -> None:
    if present != wanted:
        await put(wanted)


async def _set_commands(bot: Bot, wording: Wording, names: Iterable[str], scope: BotCommandScope) -> None:
    wanted = tuple(BotCommand(name, shortened(wording.commands[name], LONGEST_MEANING)) for name in names)
    if await bot.get_my_commands(scope) != wanted:
        await bot.set_my_commands(wanted, scope)
