"""Which messages are meant for the bot, and the words that a person wrote in them."""

import re

from telegram import Message, MessageEntity
from telegram.constants import ChatType
from telegram.ext.filters import MessageFilter


class Addressed(MessageFilter):
    """A person's message to the bot: any in a private chat; in a group a reply or a command to it."""

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
    return _replies_to_the_bot(message) or _commands_the_bot(message)


def _replies_to_the_bot(message: Message) -> bool:
    answered = message.reply_to_message
    author = answered.from_user if answered else None
    return author is not None and author.id == message.get_bot().id


def _commands_the_bot(message: Message) -> bool:
    commands = message.parse_entities([MessageEntity.BOT_COMMAND])
    ending = f"@{message.get_bot().username}".lower()
    return any(entity.offset == 0 and command.lower().endswith(ending) for entity, command in commands.items())
