"""Where an update comes from, and so where its answer belongs."""

from dataclasses import dataclass

from telegram import Message, Update
from telegram.constants import ChatType


@dataclass(frozen=True, slots=True)
class Place:
    """Where to send: a chat, the topic of a forum, and the message that is answered."""

    chat: int
    thread: int | None = None
    answered: int | None = None


def chat_of(update: Update) -> str:
    """Return the key of the chat; its turns and its context follow each other."""
    chat = update.effective_chat
    return str(chat.id) if chat else f"update {update.update_id}"


def is_private(update: Update) -> bool:
    """Tell whether the update comes from a chat with one person."""
    chat = update.effective_chat
    return chat is not None and chat.type == ChatType.PRIVATE


def place_of(update: Update) -> Place:
    """Return where the answer belongs: in a group under the message and in its topic."""
    query = update.callback_query
    message = query.message if query else update.message or update.edited_message
    if message is None:
        raise ValueError(f"update {update.update_id} comes from no chat; nothing can be sent there")
    return Place(
        message.chat.id,
        thread=message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None,
        answered=None if message.chat.type == ChatType.PRIVATE else message.message_id,
    )
