"""Work through chats side by side, and through each chat in order."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine

logger = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]

ABREAST = 16  # more makes httpx's connection pool slower, not faster
ROOM = 1000


class Lanes:
    """A lane a chat: its jobs run one after another, and at most `abreast` jobs run at once."""

    def __init__(self, abreast: int = ABREAST, room: int = ROOM) -> None:
        self._slots = asyncio.Semaphore(abreast)
        self._room = asyncio.Semaphore(room)
        self._lanes: dict[str, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def waiting(self, chat: str) -> int:
        """Return how many jobs of a chat have not begun."""
        return len(self._lanes.get(chat, ()))

    async def add(self, chat: str, job: Job) -> None:
        """Queue a job; wait first while there is no room for one more of any chat."""
        await self._room.acquire()
        if chat in self._lanes:
            self._lanes[chat].append(job)
        else:
            self._lanes[chat] = deque([job])
            self._start(self._work_through(chat))

    async def finish(self, seconds: float) -> int:
        """Wait until all is done, `seconds` at most; give up the rest and return its number."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = len(self._tasks) + sum(map(len, self._lanes.values()))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        return left

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)  # the loop itself holds tasks only weakly
        task.add_done_callback(self._tasks.discard)

    async def _work_through(self, chat: str) -> None:
        lane = self._lanes[chat]
        while lane:
            async with self._slots:
                await _run(lane.popleft())
            self._room.release()
        del self._lanes[chat]


async def _run(job: Job) -> None:
    try:
        await job()
    except Exception as error:  # a job that fails must not end its lane
        logger.error("a job failed: %s", type(error).__name__)
