"""What is kept of a chat, as its person reads it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.channels import markup
from bot.core.library import Block, Span

WHEN = ("at", "touched_at")
TOLD_IF_NOT = "given"  # a no is an answer; elsewhere it says nothing


def kept_of(export: Mapping[str, Any], labels: Mapping[str, str]) -> tuple[Block, ...]:
    """Return what is kept, part by part: a heading, then an item for each entry; nothing for an empty export."""
    blocks: list[Block] = []
    for name, part in export.items():
        entries = part if isinstance(part, list) else [part] if part else []
        heading = [Block((Span(labels.get(name, name), mark="strong"),))] if entries else []
        blocks += [*heading, *(Block((Span(_in_words(entry, labels)),), "-") for entry in entries)]
    return tuple(blocks)


def _in_words(entry: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    told = {name: value for name, value in entry.items() if value or name == TOLD_IF_NOT}
    return "; ".join(f"{labels.get(name, name)}: {_value(name, value)}" for name, value in told.items())


def _value(name: str, value: Any) -> str:
    if name in WHEN:
        at = datetime.fromisoformat(value)
        return f"{markup.in_words(at)}, {at:%H:%M} UTC"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.1f}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
