"""Fixtures around the fake Bot API; a folder that wants them names them in its conftest."""

import os
from collections.abc import Iterator

import pytest

from tests.fake_telegram.client import FakeTelegram, running
from tests.fake_telegram.entities import tdjson


@pytest.fixture(scope="session")
def fake_telegram() -> Iterator[FakeTelegram]:
    """Give a running fake Bot API."""
    with running() as telegram:
        yield telegram


@pytest.fixture
def needs_tdjson() -> None:
    """Skip where Telegram's parser is missing; in CI that fails."""
    if tdjson is not None:
        return
    if os.environ.get("CI") == "true":
        pytest.fail("CI must test with Telegram's own parser: pip install tdjson")
    pytest.skip("needs Telegram's own parser: pip install tdjson")
