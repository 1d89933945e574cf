"""Addresses of the bot on Telegram: one for each passage, and one to share it with somebody."""

from urllib.parse import urlencode

HELLO = "Hello"  # no passage has an id with a capital: the payload that only opens the chat


def deep_link(username: str, payload: str) -> str:
    """Return the address that opens the bot's chat with what `payload` asks for: a passage's id, mostly."""
    return f"https://t.me/{username}?{urlencode({'start': payload})}"


def share_link(username: str, passage: str, title: str) -> str:
    """Return the address that lets a person choose to whom the passage goes."""
    return f"https://t.me/share/url?{urlencode({'url': deep_link(username, passage), 'text': title})}"
