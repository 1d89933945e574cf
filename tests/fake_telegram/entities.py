"""Formatted text, read by TDLib: the very parser that Telegram's server runs."""

import json
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tests.fake_telegram.errors import bad_request

tdjson = import_module("tdjson") if find_spec("tdjson") else None

ENTITIES = {
    "textEntityTypeBold": "bold",
    "textEntityTypeItalic": "italic",
    "textEntityTypeUnderline": "underline",
    "textEntityTypeStrikethrough": "strikethrough",
    "textEntityTypeSpoiler": "spoiler",
    "textEntityTypeCode": "code",
    "textEntityTypePre": "pre",
    "textEntityTypePreCode": "pre",
    "textEntityTypeTextUrl": "text_link",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeExpandableBlockQuote": "expandable_blockquote",
    "textEntityTypeMentionName": "text_mention",
}

Entity = dict[str, Any]


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """Return the visible text and its entities; offsets and lengths count UTF-16 units.

    Raises `Refusal` where Telegram would. Without TDLib the text comes back as it is.
    """
    if tdjson is None:
        return text, []
    parsed = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": _HTML})
    if parsed["@type"] == "error":
        message: str = parsed["message"]
        raise bad_request(message[:1].lower() + message[1:])
    return parsed["text"], [_entity(found) for found in parsed["entities"]]


def utf16_length(text: str) -> int:
    """Return the length that Telegram's limits count."""
    return len(text.encode("utf-16-le")) // 2


_HTML = {"@type": "textParseModeHTML"}


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    assert tdjson is not None
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()))
    return answer


if tdjson is not None:
    _execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _entity(found: dict[str, Any]) -> Entity:
    kind = found["type"]
    entity = {
        "type": ENTITIES[kind["@type"]],
        "offset": found["offset"],
        "length": found["length"],
    }
    return entity | ({"url": kind["url"]} if "url" in kind else {})
