"""How the bot starts and ends, and what its log holds: the whole program against the fake Bot API."""

import signal
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen
from uuid import uuid4

import pytest

from tests.channels.telegram.bot_process import bot_process
from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot, FakeTelegram

CHAT = 987654321


@pytest.fixture
def bot(fake_telegram: FakeTelegram) -> FakeBot:
    """Give a bot of its own for each test."""
    return fake_telegram.register(f"22222222:{uuid4().hex}abc")


def test_a_wrong_token_ends_it_with_a_line(fake_telegram: FakeTelegram, tmp_path: Path) -> None:
    """A token that Telegram refuses: one line that does not hold it, and exit code 1."""
    stranger = FakeBot(fake_telegram, f"22222222:{uuid4().hex}abc")
    with bot_process(stranger, tmp_path, log_level="WARNING") as program:
        assert program.wait() == 1

    (line,) = program.written().splitlines()
    assert line.startswith("Error: Telegram refuses the token.")


def test_a_revoked_token_ends_it_with_a_line(bot: FakeBot, tmp_path: Path) -> None:
    """The same holds for a token that is revoked while the bot runs."""
    bot.fail("getUpdates", 401, "Unauthorized")
    with bot_process(bot, tmp_path, log_level="WARNING") as program:
        assert program.wait() == 1

    assert program.written().startswith("Error: Telegram refuses the token.")


def test_a_second_poller_ends_it_with_a_line(bot: FakeBot, tmp_path: Path) -> None:
    """Two copies with one token would steal each other's messages."""
    with bot_process(bot, tmp_path, log_level="WARNING") as program:
        bot.push(people.text(CHAT, "/help"))
        bot.wait_for(CHAT, 1)
        second = f"{bot.telegram.address}/bot{bot.token}/getUpdates"
        for _ in range(100):  # a poll ends only one that is under way
            with suppress(HTTPError):
                urlopen(second).close()  # noqa: S310 - the address is the loopback's
            if program.process.poll() is not None:
                break
            time.sleep(0.1)
        assert program.wait() == 1

    (line,) = program.written().splitlines()
    assert line.startswith("Error: Another program takes this bot's messages")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(bot: FakeBot, tmp_path: Path, number: signal.Signals) -> None:
    """What was received is answered and confirmed, and the exit code is 0."""
    with bot_process(bot, tmp_path) as program:
        bot.push(*(people.text(CHAT + number % 3, "/help") for number in range(9)))
        bot.wait_for(CHAT, 1)
        assert program.stop(number) == 0

    assert [len(bot.sent(CHAT + each)) for each in range(3)] == [3, 3, 3]
    assert bot.pending() == 0


def test_it_waits_for_telegram(bot: FakeBot, tmp_path: Path) -> None:
    """If Telegram is away at the start or later, the bot says so and tries again."""
    bot.fail("getMe", 502, "Bad Gateway")
    bot.fail("getUpdates", 502, "Bad Gateway")
    with bot_process(bot, tmp_path) as program:
        bot.push(people.text(CHAT, "/help"))
        assert bot.wait_for(CHAT, 1)

    assert "Telegram can't be reached (NetworkError); again in 1 s" in program.written()
    assert "no updates (NetworkError); again in 1 s" in program.written()


def test_a_webhook_is_removed(bot: FakeBot, tmp_path: Path) -> None:
    """With a webhook there would be nothing to poll."""
    with bot_process(bot, tmp_path):
        bot.push(people.text(CHAT, "/help"))
        bot.wait_for(CHAT, 1)

    assert len(bot.calls("deleteWebhook")) == 1


def test_the_log_holds_nothing_private(bot: FakeBot, tmp_path: Path) -> None:
    """Neither token nor chat nor words, also when things go wrong."""
    words = "my private rash"
    bot.fail("sendMessage", 400, f"Bad Request: chat {CHAT} and {words}")
    bot.fail("sendMessage", 403, "Forbidden: bot was blocked by the user")
    bot.fail("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
    bot.fail("sendMessage", 400, "Bad Request: can't parse entities")
    with bot_process(bot, tmp_path) as program:
        bot.push({"message": {"text": words}}, *(people.text(CHAT, words) for _ in range(3)))
        bot.wait_for(CHAT, 1)
        assert program.stop() == 0

    log = program.written()
    assert len(log.splitlines()) >= 5
    assert [secret for secret in (bot.token, str(CHAT), "private", "rash") if secret in log] == []


def test_even_a_talkative_log_holds_no_token(bot: FakeBot, tmp_path: Path) -> None:
    """At DEBUG the libraries tell everything, but the token stays out."""
    with bot_process(bot, tmp_path, log_level="DEBUG") as program:
        bot.push(people.text(CHAT, "/help"))
        bot.wait_for(CHAT, 1)
        program.stop()

    assert "sendMessage" in program.written()
    assert bot.token not in program.written()
