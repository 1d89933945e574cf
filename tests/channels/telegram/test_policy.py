"""The link to the privacy policy: under /privacy and under the question for consent, where the operator gave one."""

import asyncio
from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.commands import Commands
from bot.channels.telegram.conversation import Conversation
from bot.channels.telegram.personal import Personal
from bot.channels.telegram.voice import Voice
from bot.core.model import Context, Turn, View
from bot.service import InMemory, Service
from tests.channels.fakes import DOES_IT_HURT, LIBRARY, NOW, Scripted
from tests.fake_telegram import people

POLICY = "https://example.org/privacy"


class Private(Scripted):
    """An engine with a passage on privacy."""

    library = replace(LIBRARY, passages={**LIBRARY.passages, "privacy": replace(DOES_IT_HURT, id="privacy")})

    def show(self, passage: str, context: Context, now: datetime, view: View = View.EXCERPT) -> Turn:
        """Return another passage, whichever is asked for."""
        return super().show("pain", context, now, view)


class Telegram:
    """Stands in for a bot: notes the buttons of every message."""

    username = "ScarwiseBot"

    def __init__(self) -> None:
        self.buttons: list[list[Any]] = []

    async def send_message(self, chat: int, text: str, reply_markup: Any = None, **rest: Any) -> Any:
        rows = reply_markup.inline_keyboard if reply_markup else ()
        self.buttons.append([button for row in rows for button in row])
        return SimpleNamespace(message_id=len(self.buttons))


def opened(voice: Voice, command: str) -> list[str]:
    """Return the addresses, other than those for sharing, that the buttons under a command's last message open."""
    telegram: Any = Telegram()
    update = Update.de_json({"update_id": 1, **people.text(7, command)}, None)
    store: Any = SimpleNamespace(consent=SimpleNamespace(given=lambda chat: False))
    personal, conversation = Personal(voice, store), Conversation(voice)
    handlers = {"/privacy": Commands(voice, conversation).privacy, "/feedback": personal.feedback}
    context: Any = SimpleNamespace(bot=telegram, args=[])
    asyncio.run(handlers[command](update, context))
    return [button.url for button in telegram.buttons[-1] if button.url and "t.me" not in button.url]


@pytest.mark.parametrize("command", ["/privacy", "/feedback"])
@pytest.mark.parametrize(("address", "links"), [(POLICY, [POLICY]), (None, [])])
def test_the_policy_is_linked_where_it_is_published(command: str, address: str | None, links: list[str]) -> None:
    """Without the setting there is no button."""
    service: Any = Service(Private(), InMemory())  # type: ignore[arg-type]  # a scripted engine

    assert opened(Voice(service, lambda: NOW, address), command) == links
