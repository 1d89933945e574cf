"""What is kept of a chat, as its person reads it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.channels import markup
from bot.core.library import Block, Library, Span

WHEN = ("at", "touched_at", "slowed_at")
PASSAGES = ("shown", "offered", "further", "passages", "passage", "commenting")
TOLD_IF_NOT = "given"  # a no is an answer; elsewhere it says nothing
ABOUT_THE_BOT = ("passage", "commenting")  # where they are empty, the comment is on the bot as a whole


def titles_of(library: Library) -> dict[str, str]:
    """Return the titles of the passages by their ids."""
    return {passage.id: passage.title for passage in library.passages.values()}


def kept_of(export: Mapping[str, Any], labels: Mapping[str, str], titles: Mapping[str, str]) -> tuple[Block, ...]:
    """Return what is kept, part by part under a heading; nothing for an empty export.

    A part that is there once has an item for each fact, one with many entries an item for each entry. `titles` are
    those of the passages by their ids; the id stands for one that is gone.
    """
    blocks: list[Block] = []
    for name, part in export.items():
        several = isinstance(part, list)
        entries = part if several else [part] if part else []
        facts = [list(_facts(entry, labels, titles)) for entry in entries]
        items = ["; ".join(each) for each in facts] if several else [fact for each in facts for fact in each]
        heading = [Block((Span(labels.get(name, name), mark="strong"),))] if items else []
        blocks += [*heading, *(Block((Span(item),), "-") for item in items)]
    return tuple(blocks)


def _facts(entry: Mapping[str, Any], labels: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[str]:
    for name, value in entry.items():
        if value or name == TOLD_IF_NOT or (value == "" and name in ABOUT_THE_BOT):
            yield f"{labels.get(name, name)}: {_value(name, value, labels, titles)}"


def _value(name: str, value: Any, labels: Mapping[str, str], titles: Mapping[str, str]) -> str:
    if name in WHEN:
        return _when(value)
    if name in PASSAGES:
        passages = value if isinstance(value, list) else [value]
        return ", ".join(f'"{titles.get(each, each)}"' if each else labels.get("bot", "bot") for each in passages)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(round(value))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return labels.get(value, value) if name == "kind" else str(value)


def _when(value: str | float) -> str:
    """Return a time, written or in seconds since 1970, in words."""
    at = datetime.fromisoformat(value) if isinstance(value, str) else datetime.fromtimestamp(value, UTC)
    return f"{markup.in_words(at)}, {at:%H:%M} UTC"
