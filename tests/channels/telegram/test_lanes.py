"""Order within a chat, no waiting across chats, and bounds."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

import pytest

from bot.channels.telegram.lanes import Job, Lanes

SOON = 5.0


def run(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(test, SOON))


def noting(done: list[str], name: str, seconds: float = 0.0) -> Job:
    async def job() -> None:
        await asyncio.sleep(seconds)
        done.append(name)

    return job


def test_jobs_of_a_chat_run_in_order() -> None:
    """A slow job is finished before the next of its chat begins."""

    async def test() -> None:
        lanes, done = Lanes(), list[str]()
        for name, seconds in [("first", 0.05), ("second", 0.01), ("third", 0.0)]:
            await lanes.add("ada", noting(done, name, seconds))

        assert await lanes.finish(SOON) == 0
        assert done == ["first", "second", "third"]

    run(test())


def test_a_slow_chat_holds_up_no_other() -> None:
    """While one chat waits, another is served."""

    async def test() -> None:
        lanes, done = Lanes(abreast=2), list[str]()
        await lanes.add("ada", noting(done, "slow", 0.2))
        await lanes.add("ada", noting(done, "after it"))
        await lanes.add("bob", noting(done, "quick"))

        await lanes.finish(SOON)
        assert done == ["quick", "slow", "after it"]

    run(test())


def test_no_more_jobs_run_at_once_than_allowed() -> None:
    """The bound on what is in flight counts over all chats."""

    async def test() -> None:
        lanes, running, most = Lanes(abreast=3), 0, 0

        async def job() -> None:
            nonlocal running, most
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.01)
            running -= 1

        for chat in range(12):
            await lanes.add(str(chat), job)
        await lanes.finish(SOON)
        assert most == 3

    run(test())


def test_adding_waits_for_room() -> None:
    """When everything is full, whoever adds has to wait until a job is done."""

    async def test() -> None:
        lanes, done = Lanes(room=1), list[str]()
        await lanes.add("ada", noting(done, "first", 0.05))
        await lanes.add("bob", noting(done, "second"))

        assert done == ["first"]
        await lanes.finish(SOON)

    run(test())


def test_a_failing_job_ends_neither_its_lane_nor_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An error is logged by its class alone, and the chat's next job runs."""

    async def fail() -> None:
        raise ValueError("what somebody wrote")

    async def test() -> None:
        lanes, done = Lanes(), list[str]()
        await lanes.add("ada", fail)
        await lanes.add("ada", noting(done, "next"))
        await lanes.finish(SOON)
        assert done == ["next"]

    run(test())
    assert caplog.record_tuples == [("bot.channels.telegram.lanes", logging.ERROR, "a job failed: ValueError")]


def test_what_cannot_be_finished_is_given_up_and_counted() -> None:
    """After its time is over, `finish` cancels and says how many jobs were not done."""

    async def test() -> None:
        lanes, done = Lanes(), list[str]()
        await lanes.add("ada", noting(done, "endless", 60))
        await lanes.add("ada", noting(done, "behind it"))
        await lanes.add("bob", noting(done, "quick"))

        assert await lanes.finish(0.05) == 2
        assert done == ["quick"]

    run(test())


def test_a_chat_knows_how_many_of_its_jobs_wait() -> None:
    """A job that runs does not count as waiting."""

    async def test() -> None:
        lanes, done = Lanes(), list[str]()
        for _ in range(3):
            await lanes.add("ada", noting(done, "job", 0.01))
        await asyncio.sleep(0)

        assert lanes.waiting("ada") == 2
        assert lanes.waiting("bob") == 0
        await lanes.finish(SOON)
        assert lanes.waiting("ada") == 0

    run(test())
