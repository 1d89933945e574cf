"""Consent, votes, comments, and what is kept of a person: over HTTP, in private chats."""

import sqlite3
from pathlib import Path

import pytest

from tests.channels.telegram.bot_process import bot_process
from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot, FakeTelegram
from tests.fake_telegram.reading import buttons, labels

WATERING = "How often should I water a houseplant?"
ASKED = "how often do i water my plant"  # in other words than the title, which is shown in any case
ALARM = "i cannot breathe, call an ambulance"


def consent(bot: FakeBot, chat: int, answer: str = "yes") -> str:
    """Start, answer the question for consent, and return what is said to that."""
    before = len(bot.sent(chat))
    bot.push(people.text(chat, "/start"))
    question = bot.wait_for(chat, before + 2)[-1]
    said: str = bot.ask(chat, people.tap(chat, f"consent:{answer}", under=question))["text"]
    return said


def kept(bot: FakeBot, chat: int) -> str:
    """Return what /mydata shows."""
    shown: str = bot.ask(chat, people.text(chat, "/mydata"))["text"]
    return shown


@pytest.mark.parametrize(
    ("answer", "said", "logged"),
    [
        ("yes", "Thank you, I keep your questions for 30 days.", True),
        ("no", "All right, I keep nothing.", False),
    ],
)
def test_questions_are_kept_with_consent_only(bot: FakeBot, chat: int, answer: str, said: str, logged: bool) -> None:
    """The question is asked once; its buttons go when one is tapped."""
    assert consent(bot, chat, answer) == said
    bot.ask(chat, people.text(chat, ASKED))

    assert (ASKED in kept(bot, chat)) is logged
    assert [labels(message) for message in bot.shown(chat) if message["text"].startswith("May I")] == [[]]
    bot.ask(chat, people.text(chat, "/start"))
    bot.ask(chat, people.text(chat, "/help"))
    assert [message["text"] for message in bot.sent(chat)].count("May I keep your questions for 30 days?") == 1


def test_an_alarm_is_not_kept(bot: FakeBot, chat: int) -> None:
    """What somebody writes in danger is nobody's business."""
    consent(bot, chat)
    bot.ask(chat, people.text(chat, ALARM))

    assert "breathe" not in kept(bot, chat)


@pytest.mark.parametrize(("answer", "said"), [("yes", "I have deleted it all."), ("no", "All right, I have deleted")])
def test_everything_is_deleted_when_confirmed(bot: FakeBot, chat: int, answer: str, said: str) -> None:
    """/forget asks first; a yes leaves nothing, a no everything."""
    consent(bot, chat)
    bot.ask(chat, people.text(chat, ASKED))
    question = bot.ask(chat, people.text(chat, "/forget"))
    assert labels(question) == [["Yes, delete"], ["No, keep it"]]

    assert bot.ask(chat, people.tap(chat, f"forget:{answer}", under=question))["text"].startswith(said)
    assert (ASKED in kept(bot, chat)) is (answer == "no")


def test_a_vote_is_counted_once(bot: FakeBot, chat: int) -> None:
    """Thanks are given, and the buttons to vote are gone; without consent no comment is asked for."""
    answer = bot.ask(chat, people.text(chat, WATERING))
    thanks = bot.ask(chat, people.tap(chat, "unhelpful:how-often-to-water", under=answer))

    assert thanks["text"] == "Thank you."
    assert buttons(thanks) == []
    assert [row[0] for row in buttons(bot.shown(chat)[0])] == ["more:how-often-to-water", "show:overwatering"]


def test_a_comment_follows_a_vote(bot: FakeBot, chat: int) -> None:
    """With consent the next message is kept as a comment, and the one after it is a question again."""
    consent(bot, chat)
    answer = bot.ask(chat, people.text(chat, WATERING))
    thanks = bot.ask(chat, people.tap(chat, "unhelpful:how-often-to-water", under=answer))
    asked = bot.ask(chat, people.tap(chat, buttons(thanks)[0][0], under=thanks))
    assert asked["text"] == "Please write your comment in one message."

    assert bot.ask(chat, people.text(chat, "too short for me"))["text"] == "Thank you, I have kept your comment."
    assert "too short for me" in kept(bot, chat)


def test_safety_comes_before_a_comment(bot: FakeBot, chat: int) -> None:
    """A call for help is met and not kept, also where a comment was asked for."""
    consent(bot, chat)
    bot.ask(chat, people.text(chat, "/feedback"))

    assert bot.ask(chat, people.text(chat, ALARM))["text"] == "Please call your local emergency number now."
    assert "breathe" not in kept(bot, chat)


def test_a_command_leaves_the_comment(bot: FakeBot, chat: int) -> None:
    """Who thinks better of it is not held to it."""
    consent(bot, chat)
    bot.ask(chat, people.text(chat, "/feedback"))
    bot.ask(chat, people.text(chat, "/help"))

    assert bot.ask(chat, people.text(chat, WATERING))["text"].startswith(WATERING)


def test_feedback_without_consent_asks_for_it(bot: FakeBot, chat: int) -> None:
    """What may not be kept is not asked for."""
    message = bot.ask(chat, people.text(chat, "/feedback"))

    assert labels(message) == [["Yes, keep them"], ["No, keep nothing"]]


def test_nothing_of_a_chat_lies_in_the_open(fake_telegram: FakeTelegram, tmp_path: Path, chat: int) -> None:
    """Neither number nor words can be read in the database, and what is kept outlives a restart."""
    bot = fake_telegram.register(f"44444444:{'k' * 35}")
    with bot_process(bot, tmp_path) as program:
        consent(bot, chat)
        bot.ask(chat, people.text(chat, ASKED))
        program.stop()
    with sqlite3.connect(tmp_path / "data" / "scarwise.db") as database:
        everything = "\n".join(database.iterdump())
    database.close()
    assert "my plant" not in everything
    assert str(chat) not in everything

    with bot_process(bot, tmp_path):
        assert ASKED in kept(bot, chat)
