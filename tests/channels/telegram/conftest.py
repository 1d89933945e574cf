"""Fixtures of this folder."""

import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.telegram.bot_process import SOUND, bot_process
from tests.fake_telegram import schema
from tests.fake_telegram.client import FakeBot, FakeTelegram
from tests.fake_telegram.fixtures import fake_telegram, needs_tdjson

__all__ = ["bot", "chat", "fake_telegram", "needs_tdjson", "unsure"]

_chats = itertools.count(50_001)


@pytest.fixture(scope="session")
def bot(fake_telegram: FakeTelegram, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeBot]:
    """Give a running bot, as seen from its chats. Whatever it was made to call has to be right."""
    registered = fake_telegram.register(f"11111111:{'e' * 35}")
    with bot_process(registered, tmp_path_factory.mktemp("bot")):
        yield registered
    if schema.aiogram is not None:
        assert schema.problems(registered.every_call()) == []


@pytest.fixture(scope="session")
def unsure(fake_telegram: FakeTelegram, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeBot]:
    """Give a running bot that is never sure, so that it asks."""
    registered = fake_telegram.register(f"33333333:{'u' * 35}")
    content = _unsure(tmp_path_factory.mktemp("content"))
    with bot_process(registered, tmp_path_factory.mktemp("unsure"), content=content):
        yield registered


@pytest.fixture
def chat() -> int:
    """Give a private chat that nobody has used."""
    return next(_chats)


def _unsure(folder: Path) -> Path:
    """Return a copy of the sound library whose candidates lie closer together, and none of which is sure enough."""
    copy = Path(shutil.copytree(SOUND, folder / "unsure"))
    file = copy / "knowledge" / "decision.json"
    decision = json.loads(file.read_text(encoding="utf-8"))
    weights = {name: weight * 0.9 for name, weight in decision["fields"]["weights"].items()}
    decision |= {"answer": 1.0, "clarify": 0.0, "fields": decision["fields"] | {"weights": weights}}
    file.write_text(json.dumps(decision), encoding="utf-8")
    return copy
