"""What the bot sets of itself when it starts, over HTTP."""

import json
from pathlib import Path

from tests.channels.telegram.bot_process import bot_process
from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot, FakeTelegram

SETTERS = ("setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands")


def started(bot: FakeBot, folder: Path, chat: int) -> None:
    """Run the bot until it answers."""
    with bot_process(bot, folder) as program:
        bot.ask(chat, people.text(chat, "/help"))
        program.stop()


def test_it_is_set_once(fake_telegram: FakeTelegram, tmp_path: Path, chat: int) -> None:
    """The first start sets everything, with a menu for each kind of chat; the second finds nothing to change."""
    bot = fake_telegram.register(f"55555555:{'p' * 35}")
    started(bot, tmp_path, chat)
    first = {name: [call["parameters"] for call in bot.calls(name)] for name in SETTERS}
    started(bot, tmp_path, chat)

    assert first["setMyName"] == [{"name": "Potwise"}]
    assert first["setMyShortDescription"] == [{"short_description": "Short answers about plants in pots."}]
    menus = {json.loads(menu["scope"])["type"]: json.loads(menu["commands"]) for menu in first["setMyCommands"]}
    names = {scope: [command["command"] for command in menu] for scope, menu in menus.items()}
    assert names["all_private_chats"] == "start help topics sources privacy mydata forget feedback about".split()
    assert names["all_group_chats"] == "help topics sources privacy about".split()
    assert {name: len(bot.calls(name)) for name in SETTERS} == {name: len(calls) for name, calls in first.items()}


def test_a_refusal_keeps_nothing_from_starting(fake_telegram: FakeTelegram, tmp_path: Path, chat: int) -> None:
    """Telegram lets a name be changed only now and then; the bot answers all the same, and says so in its log."""
    bot = fake_telegram.register(f"66666666:{'p' * 35}")
    bot.fail("setMyName", 429, "Too Many Requests: retry after 80000", retry_after=80000)
    with bot_process(bot, tmp_path) as program:
        assert bot.ask(chat, people.text(chat, "/help"))

    assert "could not be set: RetryAfter" in program.written()
