"""Which messages the bot takes as meant for it."""

from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Message

from bot.channels.telegram.addressed import Addressed, words
from tests.fake_telegram import people

GROUP, PRIVATE = -7, 7
BOT: Any = SimpleNamespace(id=12345, username="ScarwiseBot", defaults=None)
OURS = {**people.message(GROUP)["message"], "from": people.person(BOT.id, is_bot=True)}
THEIRS = people.message(GROUP)["message"]


def message(update: dict[str, Any]) -> Message:
    read = Message.de_json(update["message"], BOT)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        pytest.param(people.text(PRIVATE, "hello"), True, id="anything in private"),
        pytest.param(people.text(GROUP, "hello"), False, id="talk in a group"),
        pytest.param(people.text(GROUP, "hello", reply_to_message=OURS), True, id="reply to it"),
        pytest.param(people.text(GROUP, "hi", reply_to_message=THEIRS), False, id="reply to other"),
        pytest.param(people.text(GROUP, "/help@scarwisebot"), True, id="command to it"),
        pytest.param(people.text(GROUP, "/help@OtherBot"), False, id="command to another bot"),
        pytest.param(people.text(GROUP, "/help"), True, id="a command of ours that names nobody"),
        pytest.param(people.text(GROUP, "/weather"), False, id="a command of somebody else"),
        pytest.param(people.mention(GROUP, "hey @scarwisebot help"), True, id="mention of it"),
        pytest.param(people.mention(GROUP, "hey @ScarwiseBotty help"), False, id="mention of another"),
        pytest.param(people.text(GROUP, "/help@OtherBot", reply_to_message=OURS), False, id="command in a reply"),
        pytest.param(people.text(PRIVATE, "hi", **{"from": people.person(8, is_bot=True)}), False, id="a bot"),
        pytest.param(people.text(PRIVATE, "hi", via_bot=people.person(8, is_bot=True)), False, id="via a bot"),
        pytest.param(
            people.text(GROUP, "hi", reply_to_message=OURS, is_automatic_forward=True),
            False,
            id="a channel's post in its group",
        ),
    ],
)
def test_who_is_answered(update: dict[str, Any], expected: bool) -> None:
    """People are answered in private, and in groups when they turn to the bot."""
    assert Addressed().filter(message(update)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@ScarwiseBot does it hurt?", "does it hurt?"),
        ("does it hurt, @scarwisebot?", "does it hurt, ?"),
        ("ask @ScarwiseBotty", "ask @ScarwiseBotty"),
    ],
)
def test_the_bots_name_is_no_part_of_the_question(text: str, expected: str) -> None:
    """The name goes, a longer name stays."""
    assert words(message(people.text(GROUP, text))) == expected
