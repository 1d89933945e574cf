"""Fixtures of this folder."""

import itertools
from collections.abc import Iterator

import pytest

from tests.channels.telegram.bot_process import bot_process
from tests.fake_telegram.client import FakeBot, FakeTelegram
from tests.fake_telegram.fixtures import fake_telegram, needs_tdjson

__all__ = ["bot", "chat", "fake_telegram", "needs_tdjson"]

_chats = itertools.count(50_001)


@pytest.fixture(scope="session")
def bot(fake_telegram: FakeTelegram, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeBot]:
    """Give a running bot, as seen from its chats."""
    registered = fake_telegram.register(f"11111111:{'e' * 35}")
    with bot_process(registered, tmp_path_factory.mktemp("bot")):
        yield registered


@pytest.fixture
def chat() -> int:
    """Give a private chat that nobody has used."""
    return next(_chats)
