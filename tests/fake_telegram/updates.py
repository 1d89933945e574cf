"""The updates that wait for a bot, and the long poll that hands them out."""

import asyncio
from collections import deque
from typing import Any

from tests.fake_telegram.errors import Refusal

LONGEST_POLL = 50.0
MOST_AT_ONCE = 100

ANOTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """A queue that a poll confirms by its offset. A newer poll ends the older one."""

    def __init__(self) -> None:
        self._waiting: deque[dict[str, Any]] = deque()
        self._next_id = 1
        self._changed = asyncio.Event()
        self._poll = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def push(self, update: dict[str, Any]) -> int:
        """Add an update under the next id, and return the id."""
        number = self._next_id
        self._next_id += 1
        self._waiting.append({"update_id": number, **update})
        self._changed.set()
        return number

    async def get(self, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:  # noqa: ASYNC109 - the Bot API's own parameter
        """Return what waits from `offset` on; wait up to `timeout` seconds for something."""
        self._poll += 1
        own = self._poll
        self._changed.set()  # wakes the older poll, which then finds itself replaced
        self._confirm(offset)
        await self._wait(own, min(timeout, LONGEST_POLL))
        if own != self._poll:
            raise Refusal(409, ANOTHER_POLLER)
        return list(self._waiting)[: min(limit, MOST_AT_ONCE)]

    def _confirm(self, offset: int) -> None:
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()

    async def _wait(self, own: int, seconds: float) -> None:
        deadline = asyncio.get_running_loop().time() + seconds
        try:
            async with asyncio.timeout_at(deadline):
                while not self._waiting and own == self._poll:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return
