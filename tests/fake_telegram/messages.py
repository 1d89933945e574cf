"""The messages that a bot has sent, with the limits that Telegram sets them."""

import json
import time
from collections import Counter
from typing import Any

from tests.fake_telegram.entities import parse_html, utf16_length
from tests.fake_telegram.errors import bad_request

LONGEST_TEXT = 4096
LONGEST_BUTTON_DATA = 64
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)

_CONTENT = ("text", "entities", "reply_markup")

Parameters = dict[str, Any]
Message = dict[str, Any]


class Messages:
    """Sent messages by chat and number; `author` is the bot's own user object."""

    def __init__(self, author: dict[str, Any]) -> None:
        self._author = author
        self._numbers: Counter[int] = Counter()
        self._sent: dict[tuple[int, int], Message] = {}

    def send(self, parameters: Parameters) -> Message:
        """Store and return a new message."""
        content = _content(parameters)
        chat = int(parameters["chat_id"])
        self._numbers[chat] += 1
        message = {
            "message_id": self._numbers[chat],
            "date": int(time.time()),
            "from": self._author,
            "chat": chat_object(chat),
            **content,
        }
        self._sent[chat, message["message_id"]] = message
        return message

    def edit(self, parameters: Parameters) -> Message:
        """Replace a message's text and keyboard."""
        return self._replace(parameters, _content(parameters))

    def edit_keyboard(self, parameters: Parameters) -> Message:
        """Replace a message's keyboard, or take it away."""
        keyboard = inline_keyboard(parameters.get("reply_markup"))
        return self._replace(parameters, {"reply_markup": keyboard} if keyboard else {}, ("reply_markup",))

    def _replace(self, parameters: Parameters, content: Message, keys: tuple[str, ...] = _CONTENT) -> Message:
        place = int(parameters["chat_id"]), int(parameters["message_id"])
        if place not in self._sent:
            raise bad_request("message to edit not found")
        old = self._sent[place]
        frame = {key: value for key, value in old.items() if key not in keys}
        if content == {key: old[key] for key in keys if key in old}:
            raise bad_request(NOT_MODIFIED)
        self._sent[place] = {**frame, **content, "edit_date": int(time.time())}
        return self._sent[place]

    def delete(self, parameters: Parameters) -> bool:
        """Remove a message."""
        place = int(parameters["chat_id"]), int(parameters["message_id"])
        if self._sent.pop(place, None) is None:
            raise bad_request("message to delete not found")
        return True

    def shown(self, chat: int) -> list[Message]:
        """Return the messages that a chat shows now, after all edits."""
        return [message for (where, _), message in sorted(self._sent.items()) if where == chat]


def chat_object(number: int) -> dict[str, Any]:
    """Return a private chat or, for a negative number, a group."""
    if number > 0:
        return {"id": number, "type": "private", "first_name": "Somebody"}
    return {"id": number, "type": "supergroup", "title": "A group"}


def _content(parameters: Parameters) -> dict[str, Any]:
    text, entities = text_content(parameters.get("text") or "", parameters.get("parse_mode"))
    markup = inline_keyboard(parameters.get("reply_markup"))
    content = {"text": text, "entities": entities, "reply_markup": markup}
    return {key: value for key, value in content.items() if value}


def text_content(text: str, parse_mode: str | None) -> tuple[str, list[dict[str, Any]]]:
    """Return the visible text and its entities, or raise the refusal of a text that cannot be a message."""
    entities: list[dict[str, Any]] = []
    if str(parse_mode).upper() == "HTML":
        text, entities = parse_html(text)
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text, entities


def inline_keyboard(written: str | None) -> dict[str, Any]:
    """Return the keyboard, or raise the refusal of a button that cannot be one."""
    markup: dict[str, Any] = json.loads(written or "{}")
    for row in markup.get("inline_keyboard", ()):
        for button in row:
            _check_button(button)
    return markup


def _check_button(button: dict[str, Any]) -> None:
    if not button.get("text"):
        raise bad_request("text buttons must have text")
    if "url" in button:
        if not button["url"].startswith(("https://", "http://", "tg://")):
            raise bad_request("BUTTON_URL_INVALID")
        return
    size = len(button.get("callback_data", "").encode())
    if not 1 <= size <= LONGEST_BUTTON_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
