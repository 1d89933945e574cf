"""What one chat may queue."""

import asyncio
from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.intake import MOST_WAITING, Intake
from bot.channels.telegram.lanes import Lanes
from tests.fake_telegram import people


class Bot:
    """Stands in for the application and the conversation: notes what is done to each update."""

    bot = None

    def __init__(self) -> None:
        self.done: list[tuple[str, int]] = []

    async def process_update(self, update: Update) -> None:
        await asyncio.sleep(0)
        self.done.append(("answered", update.update_id))

    async def apologise(self, update: Update, _: Any) -> None:
        self.done.append(("apology", update.update_id))


def update(number: int, chat: int) -> Update:
    return Update.de_json({"update_id": number, **people.text(chat, "hello")}, None)


def test_a_flood_is_cut_off_with_one_apology(caplog: pytest.LogCaptureFixture) -> None:
    """The first message too many gets an apology, the next ones a line in the log; others go on."""

    async def test(bot: Any) -> None:
        lanes = Lanes()
        intake = Intake(bot, bot, lanes)
        for number in range(MOST_WAITING + 3):
            await intake.take(update(number, chat=7))
        await intake.take(update(99, chat=8))
        await lanes.finish(5)

    bot = Bot()
    asyncio.run(test(bot))

    answered = [number for kind, number in bot.done if kind == "answered"]
    assert sorted(answered) == [*range(MOST_WAITING), 99]
    assert ("apology", MOST_WAITING) in bot.done
    assert len(bot.done) == MOST_WAITING + 2
    assert len(caplog.records) == 2
