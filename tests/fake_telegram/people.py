"""Updates as Telegram sends them: what people write and tap."""

import itertools
import time
from typing import Any

from tests.fake_telegram.messages import chat_object

Update = dict[str, Any]

_numbers = itertools.count(1000)


def message(chat: int, **content: Any) -> Update:
    """Return a person's message; `content` adds to it or replaces parts of it."""
    return {"message": _frame(chat) | content}


def text(chat: int, words: str, **content: Any) -> Update:
    """Return a text message, with the command at its beginning marked as Telegram does."""
    command = words.split()[0] if words.startswith("/") else ""
    entity = {"type": "bot_command", "offset": 0, "length": len(command)}
    return message(chat, text=words, **({"entities": [entity]} if command else {}), **content)


def mention(chat: int, words: str, **content: Any) -> Update:
    """Return a text message, with the first name in it that begins with @ marked as Telegram does."""
    name = next(word for word in words.split() if word.startswith("@"))
    entity = {"type": "mention", "offset": words.index(name), "length": len(name)}
    return message(chat, text=words, entities=[entity], **content)


def edit(earlier: Update, words: str) -> Update:
    """Return the edit of a text message."""
    return {"edited_message": earlier["message"] | {"text": words, "edit_date": int(time.time())}}


def inline(words: str, number: int = 77) -> Update:
    """Return what a person types behind the bot's name in some chat."""
    return {"inline_query": {"id": str(next(_numbers)), "from": person(number), "query": words, "offset": ""}}


def tap(chat: int, data: str, under: Update | None = None) -> Update:
    """Return the tap of a button under a message that the bot sent."""
    return {
        "callback_query": {
            "id": str(next(_numbers)),
            "from": person(chat),
            "chat_instance": "1",
            "data": data,
            "message": under or _frame(chat) | {"text": "what the bot said"},
        }
    }


def person(number: int, **traits: Any) -> dict[str, Any]:
    """Return a user object."""
    return {"id": number, "is_bot": False, "first_name": "Ada", "language_code": "en"} | traits


def _frame(chat: int) -> dict[str, Any]:
    return {
        "message_id": next(_numbers),
        "date": int(time.time()),
        "from": person(abs(chat)),
        "chat": chat_object(chat),
    }
