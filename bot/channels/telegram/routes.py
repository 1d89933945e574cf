"""Which handler takes which update. The first that matches takes it."""

from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler
from telegram.ext.filters import COMMAND, TEXT, StatusUpdate, UpdateType

from bot.channels.telegram.addressed import Addressed
from bot.channels.telegram.conversation import Conversation

# Anything else is not even sent: edited messages, channel posts, reactions.
ALLOWED_UPDATES = ("message", "callback_query")


def routes(conversation: Conversation) -> list[BaseHandler[Any, Any, Any]]:
    """Return the handlers in the order in which they are asked."""
    # PTB counts edited messages and channel posts as messages, too.
    meant = UpdateType.MESSAGE & Addressed()
    return [
        CommandHandler("start", conversation.start, meant),
        CommandHandler("help", conversation.help, meant),
        CommandHandler("privacy", conversation.privacy, meant),
        MessageHandler(meant & COMMAND, conversation.help),
        MessageHandler(meant & TEXT, conversation.question),
        MessageHandler(meant & ~StatusUpdate.ALL, conversation.wordless),
        CallbackQueryHandler(conversation.tap),
    ]
