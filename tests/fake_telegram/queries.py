"""Taps and inline queries: each is answered once, and while it lives."""

import json
import time
from typing import Any

from tests.fake_telegram.errors import bad_request
from tests.fake_telegram.messages import Parameters, inline_keyboard, text_content

LIVES = {"callback_query": 150.0, "inline_query": 30.0}  # seconds
MOST_RESULTS = 50
LONGEST_RESULT_ID = 64
LONGEST_PARAMETER = 64
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Queries:
    """The queries that wait for an answer, with the time when each dies."""

    def __init__(self) -> None:
        self._dies_at: dict[tuple[str, str], float] = {}

    def note(self, update: dict[str, Any], age: float) -> bool:
        """Remember the query of an update that is `age` seconds old; tell whether it is still worth sending."""
        for kind, life in LIVES.items():
            if kind in update:
                self._dies_at[kind, update[kind]["id"]] = time.monotonic() + life - age
                return age < life
        return True

    def answer(self, kind: str, number: str) -> bool:
        """Take the answer to a query."""
        dies_at = self._dies_at.pop((kind, number), 0.0)
        if time.monotonic() > dies_at:
            raise bad_request(TOO_OLD)
        return True


def check_results(parameters: Parameters) -> None:
    """Raise the refusal of inline results that Telegram would not show."""
    results = json.loads(parameters["results"])
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    names = [result["id"] for result in results]
    if len(set(names)) < len(names):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(name.encode()) <= LONGEST_RESULT_ID for name in names):
        raise bad_request("RESULT_ID_INVALID")
    for result in results:
        check_result(result)
    button = json.loads(parameters.get("button") or "{}")
    if not len(button.get("start_parameter", "")) <= LONGEST_PARAMETER:
        raise bad_request("START_PARAM_TOO_LONG")


def check_result(result: dict[str, Any]) -> None:
    """Raise the refusal of one article."""
    if not result.get("title"):
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    content = result["input_message_content"]
    text_content(content["message_text"], content.get("parse_mode"))
    inline_keyboard(json.dumps(result.get("reply_markup") or {}))
