"""Which messages are meant for the bot, and the words that a person wrote in them."""

import re
from collections.abc import Iterator

from telegram import Message, MessageEntity
from telegram.constants import ChatType
from telegram.ext.filters import MessageFilter

from bot.core.wording import COMMANDS


class Addressed(MessageFilter):
    """A person's message to the bot: any in a private chat; in a group a reply, a mention or a command to it."""

    def filter(self, message: Message) -> bool:
        """Tell whether the bot should answer."""
        if not _is_from_a_person(message):
            return False
        return message.chat.type == ChatType.PRIVATE or _is_to_the_bot(message)


def words(message: Message) -> str:
    """Return the text without the bot's own name, which says nothing about the question."""
    name = re.compile(rf"@{re.escape(message.get_bot().username)}\b", re.IGNORECASE)
    return name.sub("", message.text or "").strip()


def _is_from_a_person(message: Message) -> bool:
    author = message.from_user
    if author is None or author.is_bot or message.via_bot:
        return False
    return not message.is_automatic_forward


def _is_to_the_bot(message: Message) -> bool:
    commands = list(_commands(message))
    if commands:
        return any(_commands_the_bot(command, message) for command in commands)
    return _replies_to_the_bot(message) or _mentions_the_bot(message)


def _replies_to_the_bot(message: Message) -> bool:
    answered = message.reply_to_message
    author = answered.from_user if answered else None
    return author is not None and author.id == message.get_bot().id


def _mentions_the_bot(message: Message) -> bool:
    bot = message.get_bot()
    by_name = message.parse_entities([MessageEntity.MENTION]) | message.parse_caption_entities([MessageEntity.MENTION])
    named = any(name.lower() == f"@{bot.username}".lower() for name in by_name.values())
    by_id = (entity.user for entity in message.entities if entity.type == MessageEntity.TEXT_MENTION)
    return named or any(user is not None and user.id == bot.id for user in by_id)


def _commands(message: Message) -> Iterator[str]:
    """Yield the command that opens the message."""
    commands = message.parse_entities([MessageEntity.BOT_COMMAND])
    return (command.lower() for entity, command in commands.items() if entity.offset == 0)


def _commands_the_bot(command: str, message: Message) -> bool:
    """Tell whether a command names the bot, or names nobody and is one of ours."""
    name, _, addressee = command.removeprefix("/").partition("@")
    return addressee == message.get_bot().username.lower() if addressee else name in COMMANDS
