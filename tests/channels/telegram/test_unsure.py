"""What people get where the bot is not sure, over HTTP: choices, further choices, and a decline."""

import pytest

from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot
from tests.fake_telegram.reading import buttons, labels

UNCLEAR = "window water"


def refuse(bot: FakeBot, chat: int, by: str) -> dict[str, str]:
    """Say that none of the choices is meant, and return the message that follows."""
    return bot.ask(chat, people.tap(chat, "others") if by == "tap" else people.text(chat, "none of these"))


def test_choices_are_offered(unsure: FakeBot, chat: int) -> None:
    """Two to four choices, each under its number, and a way out."""
    message = unsure.ask(chat, people.text(chat, UNCLEAR))

    assert message["text"] == "Which of these do you mean?"
    *choices, others = buttons(message)
    assert 2 <= len(choices) <= 4
    assert others == ["others"]
    assert labels(message)[0][0].startswith("1. ")
    assert labels(message)[-1] == ["None of these"]


@pytest.mark.parametrize("by", ["tap", "number"])
def test_a_choice_is_picked(unsure: FakeBot, chat: int, by: str) -> None:
    """A tap or the number shows the passage."""
    message = unsure.ask(chat, people.text(chat, UNCLEAR))
    (data,), (label,) = buttons(message)[1], labels(message)[1]
    picked = people.tap(chat, data, under=message) if by == "tap" else people.text(chat, "2")

    assert unsure.ask(chat, picked)["text"].startswith(label.removeprefix("2. "))


@pytest.mark.parametrize("by", ["tap", "words"])
def test_none_of_these_leads_on_and_ends(unsure: FakeBot, chat: int, by: str) -> None:
    """The next candidates come, then a decline with the topics: there is no third question."""
    first = unsure.ask(chat, people.text(chat, UNCLEAR))
    second = refuse(unsure, chat, by)
    third = refuse(unsure, chat, "tap")

    assert second["text"] == "Perhaps one of these?"
    assert not {*map(tuple, buttons(first)[:-1])} & {*map(tuple, buttons(second)[:-1])}
    assert third["text"] == "I have no answer to that either."
    assert labels(third) == [["Topics"]]


def test_a_second_miss_is_not_met_with_a_question(unsure: FakeBot, chat: int) -> None:
    """Who says other words after "None of these" gets a decline rather than choices again."""
    unsure.ask(chat, people.text(chat, UNCLEAR))
    refuse(unsure, chat, "tap")
    message = unsure.ask(chat, people.text(chat, "plant window"))

    assert message["text"].startswith("I have no answer to that either.")


def test_an_old_way_out_still_leads_somewhere(unsure: FakeBot, chat: int) -> None:
    """A tap on a message of long ago, of which nothing is remembered, gets the decline."""
    assert refuse(unsure, chat, "tap")["text"] == "I have no answer to that."
