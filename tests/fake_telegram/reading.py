"""What a person sees of a message."""

from typing import Any


def buttons(message: dict[str, Any]) -> list[list[str]]:
    """Return the data of the buttons, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[button["callback_data"] for button in row if "callback_data" in button] for row in rows]


def labels(message: dict[str, Any]) -> list[list[str]]:
    """Return the labels of the buttons, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[button["text"] for button in row] for row in rows]


def addresses(message: dict[str, Any]) -> list[str]:
    """Return the addresses that buttons open."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["url"] for row in rows for button in row if "url" in button]


def styled(message: dict[str, Any], kind: str) -> list[str]:
    """Return the pieces of the text that have an entity of this kind."""
    text = message["text"].encode("utf-16-le")
    found = [each for each in message.get("entities", []) if each["type"] == kind]
    spans = [(2 * each["offset"], 2 * (each["offset"] + each["length"])) for each in found]
    return [text[start:end].decode("utf-16-le") for start, end in spans]
