"""What is left on the disk of a whole run of the bot: nothing that tells of a person."""

import signal
from pathlib import Path
from uuid import uuid4

from tests.channels.telegram.bot_process import bot_process
from tests.fake_telegram import people
from tests.fake_telegram.client import FakeTelegram
from tests.store.secrets_in import contents, found

CHATS = (987654321, 5123456789)
PERSON = {"first_name": "Ottilie", "last_name": "Quimby", "username": "ottilie_quimby"}
QUESTIONS = (
    "how often do I water a houseplant",
    "yellow leafs after my quinzical operation",
    "i cannot breathe, call an ambulance",
    "tell me more",
    "/privacy",
)
TELLING = ("quinzical", "breathe", "houseplant", "how-often-to-water", *PERSON.values())


def test_no_byte_tells_of_a_person(fake_telegram: FakeTelegram, tmp_path: Path) -> None:
    """Neither token nor chat, name or word is in database, write-ahead log, key file or log, also when it is killed."""
    bot = fake_telegram.register(f"33333333:{uuid4().hex}abc")
    with bot_process(bot, tmp_path) as program:
        for question in QUESTIONS:
            for chat in CHATS:
                bot.ask(chat, people.text(chat, question, **{"from": people.person(chat, **PERSON)}))
        program.stop(signal.SIGKILL)

    assert (tmp_path / "data" / "scarwise.db-wal").stat().st_size > 0
    assert "connected as" in program.written()
    assert found((bot.token, *CHATS, *TELLING), contents(tmp_path)) == []


def test_a_restart_remembers_what_more_refers_to(fake_telegram: FakeTelegram, tmp_path: Path) -> None:
    """Contexts outlive the program, also one that was killed."""
    bot = fake_telegram.register(f"33333333:{uuid4().hex}abc")
    for words, expected in [(QUESTIONS[0], "Water when"), ("tell me more", "In one trial, 24 plants")]:
        with bot_process(bot, tmp_path) as program:
            assert expected in bot.ask(CHATS[0], people.text(CHATS[0], words))["text"]
            program.stop(signal.SIGKILL)
