"""What the bot calls, judged by aiogram's models of the Bot API."""

import pytest

from tests.fake_telegram import people, schema
from tests.fake_telegram.client import FakeBot


@pytest.fixture
def _needs_aiogram() -> None:
    schema.need()


@pytest.mark.usefixtures("_needs_aiogram")
def test_every_call_is_known_to_the_models(bot: FakeBot, chat: int) -> None:
    """A bit of everything: no unknown method or parameter, and no wrong type."""
    question = people.text(chat, "How often should I water a houseplant?")
    answer = bot.ask(chat, question)
    bot.ask(chat, people.tap(chat, "unhelpful:how-often-to-water", under=answer))
    bot.push(people.edit(question, "hello"), people.tap(chat, "topics:0", under=answer))
    bot.offered(people.inline("how often do i water my plant"))
    bot.ask(chat, people.text(chat, "/help"))
    bot.ask(-chat, people.text(-chat, "/topics@FakeBot"))

    assert schema.problems(bot.every_call()) == []
    assert {call["method"] for call in bot.every_call()} >= {
        "getMe",
        "setMyCommands",
        "sendMessage",
        "editMessageText",
        "editMessageReplyMarkup",
        "answerCallbackQuery",
        "answerInlineQuery",
    }


@pytest.mark.usefixtures("_needs_aiogram")
def test_the_models_find_mistakes() -> None:
    """A judge that finds nothing proves nothing."""
    wrong = [
        {"method": "sendMesage", "parameters": {}},
        {"method": "sendMessage", "parameters": {"chat_id": "5", "text": "a", "reply_marku": "{}"}},
        {"method": "sendMessage", "parameters": {"chat_id": "5"}},
    ]

    assert len(schema.problems(wrong)) == len(wrong)
