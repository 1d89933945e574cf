"""One bot as Telegram knows it: its updates, its messages, and what it called."""

from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from typing import Any

from tests.fake_telegram import profile, queries
from tests.fake_telegram.errors import Refusal
from tests.fake_telegram.messages import Messages, Parameters
from tests.fake_telegram.profile import Profile
from tests.fake_telegram.queries import Queries
from tests.fake_telegram.updates import Updates

NAME = "FakeBot"


class Account:
    """A bot's side of the server; `call` runs a method of the Bot API and keeps a record of it."""

    def __init__(self, token: str) -> None:
        self.me = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "Fake",
            "username": NAME,
        }
        self.updates = Updates()
        self.messages = Messages(self.me)
        self.profile = Profile()
        self.queries = Queries()
        self.calls: list[dict[str, Any]] = []
        self._failures: defaultdict[str, deque[Refusal]] = defaultdict(deque)

    def push(self, update: dict[str, Any], age: float) -> int | None:
        """Queue an update that is `age` seconds old, and return its id; a query that has died is not sent."""
        return self.updates.push(update) if self.queries.note(update, age) else None

    def fail_next(self, method: str, refusal: Refusal) -> None:
        """Refuse the next call of a method; refusals of the same method queue up."""
        self._failures[method].append(refusal)

    async def call(self, method: str, parameters: Parameters) -> Any:
        """Return the method's result, or raise the `Refusal` that Telegram would answer."""
        record: dict[str, Any] = {"method": method, "parameters": parameters}
        if method != "getUpdates":
            self.calls.append(record)
        try:
            record["result"] = await self._run(method, parameters)
        except Refusal as refusal:
            record["error"] = refusal.description
            raise
        return record["result"]

    async def _run(self, method: str, parameters: Parameters) -> Any:
        if self._failures[method]:
            raise self._failures[method].popleft()
        if method in ALWAYS_TRUE:
            return True
        if method in profile.METHODS:
            return self.profile.call(method, parameters)
        if method not in METHODS:
            raise Refusal(404, "Not Found: method not found")
        return await METHODS[method](self, parameters)

    async def get_me(self, _: Parameters) -> dict[str, Any]:
        rights = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries")
        return self.me | dict.fromkeys(rights, False)

    async def get_updates(self, parameters: Parameters) -> list[dict[str, Any]]:
        return await self.updates.get(
            offset=int(parameters.get("offset") or 0),
            limit=int(parameters.get("limit") or 100),
            timeout=float(parameters.get("timeout") or 0),
        )

    async def send_message(self, parameters: Parameters) -> dict[str, Any]:
        return self.messages.send(parameters)

    async def edit_message_text(self, parameters: Parameters) -> dict[str, Any]:
        return self.messages.edit(parameters)

    async def edit_message_reply_markup(self, parameters: Parameters) -> dict[str, Any]:
        return self.messages.edit_keyboard(parameters)

    async def delete_message(self, parameters: Parameters) -> bool:
        return self.messages.delete(parameters)

    async def answer_callback_query(self, parameters: Parameters) -> bool:
        return self.queries.answer("callback_query", parameters["callback_query_id"])

    async def answer_inline_query(self, parameters: Parameters) -> bool:
        queries.check_results(parameters)
        return self.queries.answer("inline_query", parameters["inline_query_id"])


METHODS: dict[str, Callable[[Account, Parameters], Awaitable[Any]]] = {
    "getMe": Account.get_me,
    "getUpdates": Account.get_updates,
    "sendMessage": Account.send_message,
    "editMessageText": Account.edit_message_text,
    "editMessageReplyMarkup": Account.edit_message_reply_markup,
    "deleteMessage": Account.delete_message,
    "answerCallbackQuery": Account.answer_callback_query,
    "answerInlineQuery": Account.answer_inline_query,
}
ALWAYS_TRUE = {"deleteWebhook", "sendChatAction", "deleteMyCommands"}
