"""Take updates in: each into the lane of its chat, and none beyond what a chat may queue."""

import logging
from functools import partial

from telegram import Update

from bot.channels.telegram.application import AnyApplication
from bot.channels.telegram.conversation import Conversation
from bot.channels.telegram.lanes import Job, Lanes
from bot.channels.telegram.places import chat_of

logger = logging.getLogger(__name__)

MOST_WAITING = 20  # messages of one chat


class Intake:
    """Hands updates to the application, chat by chat."""

    def __init__(self, application: AnyApplication, conversation: Conversation, lanes: Lanes) -> None:
        self._application = application
        self._conversation = conversation
        self._lanes = lanes

    async def take(self, update: Update) -> None:
        """Queue an update. The first that a chat sends beyond its bound gets an apology."""
        chat = chat_of(update)
        waiting = self._lanes.waiting(chat)
        if waiting > MOST_WAITING:
            logger.warning("update %s dropped: too many wait in its chat", update.update_id)
            return
        await self._lanes.add(chat, self._job(update, waiting))

    def _job(self, update: Update, waiting: int) -> Job:
        if waiting == MOST_WAITING:
            return partial(self._conversation.apologise, update, self._application.bot)
        return partial(self._application.process_update, update)
