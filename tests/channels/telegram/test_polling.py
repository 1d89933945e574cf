"""How updates are fetched, and what ends or does not end that."""

import asyncio
import logging
from typing import Any

import pytest
from telegram import Bot, Update
from telegram.error import (
    Conflict,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram import polling
from bot.channels.telegram.errors import PolledElsewhere, TelegramStopped, TokenRefused
from bot.channels.telegram.polling import Poller
from tests.fake_telegram import people

Batch = list[dict[str, Any]]


class Silence(Exception):  # noqa: N818 - it ends a test, and is no error
    """Nothing more comes."""


class Telegram:
    """Stands in for a bot: gives the batches or errors one after another, then silence."""

    defaults = None

    def __init__(self, *answers: Batch | TelegramError) -> None:
        self.answers = list(answers)
        self.offsets: list[int | None] = []
        self.timeouts: list[int] = []

    async def do_api_request(self, name: str, api_kwargs: dict[str, Any], read_timeout: int) -> Batch:
        assert read_timeout > api_kwargs["timeout"]
        self.offsets.append(api_kwargs["offset"])
        self.timeouts.append(api_kwargs["timeout"])
        if not self.answers:
            raise Silence
        answer = self.answers.pop(0)
        if isinstance(answer, TelegramError):
            raise answer
        return answer


def update(number: int) -> dict[str, Any]:
    return {"update_id": number, **people.text(7, "what somebody wrote")}


async def take_any(update: Update) -> None:
    """Take an update and do nothing with it."""


def poll(telegram: Any) -> list[int]:
    """Return the ids of the updates that are handed over until Telegram falls silent."""
    taken: list[int] = []

    async def take(update: Update) -> None:
        taken.append(update.update_id)

    with pytest.raises(Silence):
        asyncio.run(Poller(telegram, take, ["message"]).run())
    return taken


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "pauses", lambda: iter([0] * 9))


def test_updates_are_taken_in_order_and_confirmed() -> None:
    """The next request's offset confirms what was handed over."""
    telegram = Telegram([update(3), update(4)], [], [update(9)])

    assert poll(telegram) == [3, 4, 9]
    assert telegram.offsets == [None, 5, 5, 10]


@pytest.mark.parametrize(
    "poison",
    [
        {"message": {"text": "a secret"}},
        {"message": "a secret"},
        {"callback_query": {"data": "a secret"}},
        {"message": {**people.message(7)["message"], "date": 10**18}},
    ],
)
def test_an_unreadable_update_is_passed_over(poison: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    """Its neighbours are served, and the log tells its id and nothing that somebody wrote."""
    telegram = Telegram([update(3), {"update_id": 4, **poison}, update(5)])

    assert poll(telegram) == [3, 5]
    assert telegram.offsets[-1] == 6
    (line,) = [record.getMessage() for record in caplog.records]
    assert line.startswith("update 4 cannot be read")
    assert "secret" not in caplog.text


@pytest.mark.parametrize("error", [NetworkError("away"), TimedOut()])
def test_the_network_may_fail(error: TelegramError, caplog: pytest.LogCaptureFixture) -> None:
    """Polling goes on after a pause, and says so."""
    assert poll(Telegram(error, [update(1)])) == [1]
    assert caplog.record_tuples == [
        (polling.__name__, logging.WARNING, f"no updates ({type(error).__name__}); again in 0 s")
    ]


@pytest.mark.parametrize(
    ("error", "end"),
    [
        (Conflict("terminated by other getUpdates request"), PolledElsewhere),
        (EndPointNotFound("Endpoint 'getUpdates' not found"), TokenRefused),
        (InvalidToken("The token `1:a` was rejected"), TokenRefused),
    ],
)
def test_what_ends_the_bot(error: TelegramError, end: type[TelegramStopped]) -> None:
    """A second poller and a revoked token are beyond mending; nothing of the cause is shown."""
    telegram: Any = Telegram(error)
    with pytest.raises(end) as raised:
        asyncio.run(Poller(telegram, take_any, []).run())
    assert raised.value.__suppress_context__


@pytest.mark.parametrize("last", [[], NetworkError("away"), Conflict("two")])
def test_the_end_confirms_what_was_handed_over(last: Batch | TelegramError) -> None:
    """One more request, which waits for nothing, carries the offset; its failure ends nothing."""
    telegram: Any = Telegram([update(3)])

    async def test() -> None:
        poller = Poller(telegram, take_any, [])
        with pytest.raises(Silence):
            await poller.run()
        telegram.answers = [last]
        await poller.confirm()

    asyncio.run(test())
    assert telegram.offsets[-1] == 4
    assert telegram.timeouts[-1] == 0


def test_ptb_does_not_warn_of_the_call() -> None:
    """PTB warns when a method of its own is called by name; ours is spelt so that it is not one."""
    assert not hasattr(Bot, polling.GET_UPDATES)
