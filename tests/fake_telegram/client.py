"""The tests' hand on the fake Bot API. Blocking: a test reads top to bottom."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

PATIENCE = 20.0


class FakeTelegram:
    """A running fake; `address` is its root, which a bot is pointed to."""

    def __init__(self, address: str) -> None:
        self.address = address

    def register(self, token: str) -> "FakeBot":
        """Make a token valid, and return the bot behind it."""
        self.control("register", token=token)
        return FakeBot(self, token)

    def control(self, operation: str, **order: Any) -> Any:
        """Run an operation of the server's controls."""
        return self._post(f"/control/{operation}", order)

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        request = Request(  # noqa: S310 - the address is the loopback's
            self.address + path,
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
            return json.load(answer)


class FakeBot:
    """One registered bot, seen from the people who write to it."""

    def __init__(self, telegram: FakeTelegram, token: str) -> None:
        self.telegram = telegram
        self.token = token

    def push(self, *updates: dict[str, Any], age: float = 0.0) -> list[int]:
        """Hand updates that are `age` seconds old to the bot, in this order, and return their ids."""
        ids: list[int] = self.telegram.control("push", token=self.token, updates=updates, age=age)
        return ids

    def pending(self) -> int:
        """Return how many updates the bot has not confirmed."""
        number: int = self.telegram.control("pending", token=self.token)
        return number

    def fail(self, method: str, code: int, description: str, **parameters: Any) -> None:
        """Refuse the bot's next call of a method."""
        self.telegram.control(
            "fail",
            token=self.token,
            method=method,
            code=code,
            description=description,
            parameters=parameters,
        )

    def calls(self, method: str) -> list[dict[str, Any]]:
        """Return the bot's calls of a method: `parameters`, and `result` or `error`."""
        return [call for call in self.every_call() if call["method"] == method]

    def every_call(self) -> list[dict[str, Any]]:
        """Return all that the bot has called, except for its polls."""
        calls: list[dict[str, Any]] = self.telegram.control("calls", token=self.token)
        return calls

    def sent(self, chat: int) -> list[dict[str, Any]]:
        """Return the messages that a chat has received, as Telegram shows them."""
        results = [call.get("result") for call in self.calls("sendMessage")]
        return [message for message in results if message and message["chat"]["id"] == chat]

    def shown(self, chat: int) -> list[dict[str, Any]]:
        """Return the bot's messages as a chat shows them now: edited, and without those deleted."""
        messages: list[dict[str, Any]] = self.telegram.control("shown", token=self.token, chat=chat)
        return messages

    def wait_until(self, fact: Callable[[], Any]) -> Any:
        """Return what `fact` returns once it is true, or raise TimeoutError."""
        deadline = time.monotonic() + PATIENCE
        while not (found := fact()):
            if time.monotonic() > deadline:
                raise TimeoutError("what was waited for has not come about")
            time.sleep(0.02)
        return found

    def offered(self, query: dict[str, Any]) -> dict[str, Any]:
        """Hand over an inline query and return the parameters of its answer, with the results read."""
        number = query["inline_query"]["id"]
        self.push(query)

        def answers() -> list[dict[str, Any]]:
            calls = (call["parameters"] for call in self.calls("answerInlineQuery"))
            return [call for call in calls if call["inline_query_id"] == number]

        (answer,) = self.wait_until(answers)
        return answer | {"results": json.loads(answer["results"])}

    def ask(self, chat: int, update: dict[str, Any]) -> dict[str, Any]:
        """Hand over an update and return the next message that the chat gets."""
        before = len(self.sent(chat))
        self.push(update)
        return self.wait_for(chat, before + 1)[-1]

    def wait_for(self, chat: int, count: int) -> list[dict[str, Any]]:
        """Return the messages of a chat once there are `count`, or raise TimeoutError."""
        deadline = time.monotonic() + PATIENCE
        while len(messages := self.sent(chat)) < count:
            if time.monotonic() > deadline:
                raise TimeoutError(f"chat {chat} got {len(messages)} of {count} messages")
            time.sleep(0.02)
        return messages


@contextmanager
def running() -> Iterator[FakeTelegram]:
    """Run a fake Bot API in a process of its own."""
    command = [sys.executable, "-m", "tests.fake_telegram"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield FakeTelegram(process.stdout.readline().strip())
        finally:
            process.terminate()
