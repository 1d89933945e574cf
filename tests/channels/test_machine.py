import io
import json
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import machine
from bot.channels.machine import Message
from bot.core.model import Context
from tests.channels.fakes import NOW, Scripted


def served(given: bytes, engine: Scripted | None = None) -> list[dict]:
    """Return the objects that the lines of `given` are answered with."""
    out = io.BytesIO()
    ticks = count()
    machine.serve(engine or Scripted(), io.BytesIO(given), out, lambda: NOW, lambda: next(ticks) / 1000)
    return [json.loads(line) for line in out.getvalue().split(b"\n")[:-1]]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("does it hurt?", Message("does it hurt?")),
        ("", Message("")),
        ('{"text": "hi"}', Message("hi")),
        ('{"chat": null, "text": "hi"}', Message("hi")),
        ('{"chat": "c1", "text": ""}', Message("", "c1")),
        ('{"chat": "c1", "text": "hi", "more": 1}', Message("hi", "c1")),
        ('{"chat": "c1", "text": "a\\ud800"}', Message("a\ufffd", "c1")),
        ('{"chat": "\\udc00", "text": "a"}', Message("a", "\ufffd")),
        ('{"chat": "c1"}', Message('{"chat": "c1"}')),
        ('{"chat": "c1", "text": 5}', Message('{"chat": "c1", "text": 5}')),
        ('{"chat": 7, "text": "hi"}', Message('{"chat": 7, "text": "hi"}')),
        ("{not json", Message("{not json")),
        ("{", Message("{")),
        ('["text"]', Message('["text"]')),
    ],
)
def test_a_line_is_an_object_or_a_text(line, message):
    """An object with a string text, and a string chat if any, is a message; all else is text."""
    assert machine.parse(line) == message


@pytest.mark.parametrize("line", ['{"a":' * 100_000, '{"text": ' + "9" * 10_000 + "}"])
def test_a_line_that_json_refuses_is_text(line):
    """Too deep or too great a number is no reason to stop."""
    assert machine.parse(line) == Message(line)


@given(st.text(st.characters()))
def test_any_line_is_a_message_that_can_be_written(line):
    """Whatever a line holds, lone surrogates too, its message can be encoded and read again."""
    text = machine.parse(line).text

    assert text.encode().decode() == text


def test_an_answer_has_every_key_in_order():
    """The object has the keys of the interface, in their order, with plain text and markers."""
    (answer,) = served(b'{"chat": "c1", "text": "pain?"}\n')
    given = dict(answer)
    text = given.pop("text")

    assert [*answer][-2:] == ["text", "took_ms"]
    assert text.endswith(given["advice"])
    assert given == {
        "chat": "c1",
        "kind": "answer",
        "intent": None,
        "answers": [
            {
                "passage": "pain",
                "title": "Does it hurt?",
                "excerpt": "A little.[1][2]",
                "detail": "Most people feel it.[3]\n\n- numbing cream (https://example.org/cream)\n- ice",
                "citations": [
                    {"key": "kim-2020", "text": "Kim A. A trial. Skin. 2020.", "url": "https://doi.org/10.1/kim"},
                    {"key": "lost-1999", "text": "A lost page. 1999.", "url": None},
                    {"key": "lee-2021", "text": "Lee B. A review. 2021.", "url": "https://example.org/lee"},
                ],
                "evidence": "weak",
                "checked": "2026-11-04",
                "confidence": 0.9,
            }
        ],
        "choices": [{"passage": "cost", "title": "What does it cost?"}],
        "confidence": 0.9,
        "advice": "Please see a dermatologist.",
        "took_ms": 1.0,
    }
    assert [*answer] == "chat kind intent answers choices confidence advice text took_ms".split()


@pytest.mark.parametrize(
    ("text", "kind", "intent", "advice"),
    [
        ("both?", "answer", None, "Please see a dermatologist."),
        ("help me", "safety", "emergency", ""),
        ("thanks", "smalltalk", "thanks", ""),
        ("the weather", "decline", None, ""),
    ],
)
def test_kinds_and_intents_are_told(text, kind, intent, advice):
    """Kind, intent and advice are those of the reply."""
    (reply,) = served(text.encode())

    assert (reply["kind"], reply["intent"], reply["advice"]) == (kind, intent, advice)


def test_each_chat_keeps_its_context():
    """A chat's next message is heard with its own context, and a plain line with none."""
    engine = Scripted()
    served(b'{"chat":"a","text":"1"}\n{"chat":"b","text":"2"}\n{"chat":"a","text":"3"}\n4\n5\n', engine)

    fresh, second = Context(), Context(misses=1, touched_at=NOW)
    assert [context for _, context in engine.asked] == [fresh, fresh, second, fresh, fresh]


@pytest.mark.parametrize("line", [b"", b"\xff\xfe\x00", b"x" * 3_000_000, b"\x00", "\u2028 \U0001f600".encode()])
def test_every_line_gets_one_line(line):
    """Empty, broken and very long lines are answered like any other, and the next one after them."""
    assert [reply["chat"] for reply in served(line + b'\n{"chat":"c","text":""}\n')] == [None, "c"]


def test_a_reply_is_flushed_before_the_next_line_is_read():
    """A program that waits for each reply before it writes on is not kept waiting."""

    class Watched(io.BytesIO):
        flushed = 0

        def flush(self):
            self.flushed = len(self.getvalue())

    out = Watched()

    def incoming():
        yield b"pain?\n"
        assert out.flushed == len(out.getvalue()) > 0
        yield b"cost?\n"

    machine.serve(Scripted(), incoming(), out, lambda: NOW, lambda: 0.0)

    assert out.getvalue().count(b"\n") == 2
