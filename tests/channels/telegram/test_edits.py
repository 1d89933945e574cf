"""What becomes of a reply when its question is edited, over HTTP."""

from typing import Any

from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot

WATERING = "How often should I water a houseplant?"
YELLOW = "why are the leaves going yellow"
TWO = "how often do i water my plant, and why are the leaves going yellow?"
HELP = "Type a question, or pick a choice by its number."
ALARM = "i cannot breathe, call an ambulance"


def titles(bot: FakeBot, chat: int) -> list[str]:
    """Return the first lines of what a chat shows now."""
    return [message["text"].splitlines()[0] for message in bot.shown(chat)]


def helped(bot: FakeBot, chat: int) -> int:
    """Return how often a chat got the help."""
    return [message["text"] for message in bot.sent(chat)].count(HELP)


def settle(bot: FakeBot, chat: int) -> None:
    """Wait until all that was pushed is worked through."""
    before = helped(bot, chat)
    bot.push(people.text(chat, "/help"))
    bot.wait_until(lambda: helped(bot, chat) > before)


def asked(bot: FakeBot, chat: int, words: str) -> dict[str, Any]:
    """Ask a question, wait for its reply and return the update."""
    question = people.text(chat, words)
    bot.ask(chat, question)
    return question


def test_the_reply_to_the_last_message_is_edited(bot: FakeBot, chat: int) -> None:
    """The new answer stands in the place of the old one."""
    question = asked(bot, chat, WATERING)
    bot.push(people.edit(question, YELLOW))
    settle(bot, chat)

    assert titles(bot, chat)[:-1] == ["Why do the leaves turn yellow?"]


def test_a_reply_may_grow_and_shrink(bot: FakeBot, chat: int) -> None:
    """What is too little is sent, and what is left over is deleted."""
    question = asked(bot, chat, WATERING)
    bot.push(people.edit(question, TWO))
    settle(bot, chat)
    assert len(bot.shown(chat)) == 3

    bot.push(people.edit(question, YELLOW))
    settle(bot, chat)
    assert titles(bot, chat)[0] == "Why do the leaves turn yellow?"
    assert len(bot.shown(chat)) == 3  # one answer, and help twice


def test_an_edit_that_changes_nothing_is_no_error(bot: FakeBot, chat: int) -> None:
    """The same words get the same reply, which stays."""
    question = asked(bot, chat, WATERING)
    bot.push(people.edit(question, WATERING))
    settle(bot, chat)

    assert titles(bot, chat)[:-1] == [WATERING]


def test_an_edit_of_an_earlier_message_is_left_alone(bot: FakeBot, chat: int) -> None:
    """Only the last reply is still being read."""
    question = asked(bot, chat, WATERING)
    asked(bot, chat, "where in the room should it stand")
    bot.push(people.edit(question, YELLOW))
    settle(bot, chat)

    assert titles(bot, chat)[0] == WATERING
    assert len(bot.shown(chat)) == 3


def test_an_alarm_is_a_message_of_its_own(bot: FakeBot, chat: int) -> None:
    """Nobody is told of an edit, so help comes as a new message, whichever message was edited."""
    first = asked(bot, chat, WATERING)
    last = asked(bot, chat, YELLOW)
    for edited in (first, last):
        message = bot.ask(chat, people.edit(edited, ALARM))

        assert message["text"] == "Please call your local emergency number now."


def test_a_deleted_reply_comes_anew(bot: FakeBot, chat: int) -> None:
    """Where there is nothing to edit any more, the reply is sent."""
    question = asked(bot, chat, WATERING)
    bot.fail("editMessageText", 400, "Bad Request: message to edit not found")

    assert bot.ask(chat, people.edit(question, YELLOW))["text"].startswith("Why do the leaves turn yellow?")
