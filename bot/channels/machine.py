"""The machine interface: one message a line in, one JSON object a line out."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from bot.channels import lines, markup
from bot.core.engine import Engine
from bot.core.model import Answer, Context, Reply
from bot.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Message:
    """A text, and the chat that it belongs to; None makes it a chat of its own."""

    text: str
    chat: str | None = None


def serve(
    engine: Engine,
    incoming: Iterable[bytes],
    outgoing: BinaryIO,
    now: Callable[[], datetime],
    seconds: Callable[[], float],
) -> None:
    """Answer each line of `incoming` at once with a line on `outgoing`; keep a context a chat."""
    contexts: dict[str | None, Context] = {}
    for line in lines.read(incoming):
        message = parse(line)
        context = contexts.get(message.chat, Context())
        began = seconds()
        turn = engine.respond(message.text, context, now())
        took_ms = (seconds() - began) * 1000
        if message.chat is not None:
            contexts[message.chat] = turn.context
        written = as_object(message.chat, turn.reply, engine.library.wording, took_ms)
        outgoing.write(json.dumps(written, ensure_ascii=False).encode() + b"\n")
        outgoing.flush()


def parse(line: str) -> Message:
    """Return the message of a line: that of its JSON object, or else the line itself."""
    given = _object(line)
    text, chat = given.get("text"), given.get("chat")
    if isinstance(text, str) and isinstance(chat, str | None):
        return Message(lines.mended(text), None if chat is None else lines.mended(chat))
    return Message(lines.mended(line))


def as_object(chat: str | None, reply: Reply, wording: Wording, took_ms: float) -> dict[str, Any]:
    """Return the reply as the values of its JSON object."""
    return {
        "chat": chat,
        "kind": reply.kind.value,
        "intent": reply.intent,
        "answers": [_answer(answer) for answer in reply.answers],
        "choices": [{"passage": each.passage, "title": each.title} for each in reply.choices],
        "confidence": round(reply.confidence, 4),
        "advice": reply.advice,
        "text": markup.text(reply, wording),
        "took_ms": round(took_ms, 2),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "passage": answer.passage,
        "title": answer.title,
        "excerpt": markup.plain(answer.excerpt),
        "detail": markup.plain(answer.detail),
        "citations": [{"key": each.key, "text": each.text, "url": each.url} for each in answer.citations],
        "evidence": answer.evidence.value,
        "checked": answer.checked.isoformat(),
        "confidence": round(answer.confidence, 4),
    }


def _object(line: str) -> dict[str, Any]:
    if not line.startswith("{"):
        return {}
    try:
        given: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError):  # not JSON, or nested too deep to be a message
        return {}
    return given
