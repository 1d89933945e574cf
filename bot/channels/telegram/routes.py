"""Which handler takes which update. The first that matches takes it."""

from typing import Any

from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
)
from telegram.ext.filters import COMMAND, PHOTO, TEXT, VIDEO, Document, StatusUpdate, UpdateType

from bot.channels.telegram.addressed import Addressed
from bot.channels.telegram.commands import Commands
from bot.channels.telegram.conversation import Conversation
from bot.channels.telegram.inline import Inline
from bot.channels.telegram.keyboard import (
    ARTICLE,
    COMMENT,
    CONSENT,
    FORGET,
    HELPFUL,
    ID,
    NO,
    OTHERS,
    PAGE,
    TOPICS,
    UNHELPFUL,
    WORDS,
    YES,
)
from bot.channels.telegram.personal import Personal
from bot.channels.telegram.voice import Voice

# Anything else is not even sent: channel posts, reactions.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query")

Handler = BaseHandler[Any, Any, Any]


def routes(voice: Voice, conversation: Conversation) -> list[Handler]:
    """Return the handlers in the order in which they are asked."""
    # PTB counts edited messages and channel posts as messages, too.
    meant = UpdateType.MESSAGE & Addressed()
    store = voice.service.store
    personal = Personal(voice, store) if store is not None else None
    return [
        # The first of the taps, because PTB gives it those without data, too.
        CallbackQueryHandler(conversation.show, rf"({'|'.join(WORDS.values())}):"),
        *(_personal(personal, meant) if personal else ()),
        *_commands(Commands(voice, conversation, personal), meant),
        MessageHandler(meant & TEXT, conversation.question),
        MessageHandler(meant & (PHOTO | VIDEO | Document.IMAGE), conversation.picture),
        MessageHandler(meant & ~StatusUpdate.ALL, conversation.wordless),
        MessageHandler(UpdateType.EDITED_MESSAGE & Addressed() & TEXT & ~COMMAND, conversation.edited),
        CallbackQueryHandler(conversation.others, rf"{OTHERS}\Z"),
        CallbackQueryHandler(conversation.show),
        InlineQueryHandler(Inline(voice).offer),
    ]


def _personal(personal: Personal, meant: Any) -> list[Handler]:
    answer = f"(?P<argument>{YES}|{NO})"
    return [
        CommandHandler("mydata", personal.mydata, meant),
        CommandHandler("forget", personal.forget, meant),
        CommandHandler("feedback", personal.feedback, meant),
        CallbackQueryHandler(personal.answered, rf"{CONSENT}:{answer}\Z"),
        CallbackQueryHandler(personal.forgotten, rf"{FORGET}:{answer}\Z"),
        CallbackQueryHandler(personal.vote, rf"(?P<vote>{HELPFUL}|{UNHELPFUL}):(?P<passage>{ID})\Z"),
        CallbackQueryHandler(personal.comment, rf"{COMMENT}:(?P<argument>{ID})\Z"),
    ]


def _commands(commands: Commands, meant: Any) -> list[Handler]:
    return [
        CommandHandler("start", commands.start, meant),
        CommandHandler("topics", commands.topics, meant),
        CommandHandler("sources", commands.sources, meant),
        CommandHandler("privacy", commands.privacy, meant),
        CommandHandler("about", commands.about, meant),
        MessageHandler(meant & COMMAND, commands.help),
        CallbackQueryHandler(commands.articles, rf"{TOPICS}:(?P<page>{PAGE})\Z"),
        CallbackQueryHandler(commands.article, rf"{ARTICLE}:(?P<article>{ID}):(?P<page>{PAGE})\Z"),
    ]
