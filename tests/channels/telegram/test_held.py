"""What is kept of a chat, as its person reads it."""

import pytest

from bot.channels import markup
from bot.channels.telegram.held import kept_of

LABELS = {"records": "Questions", "at": "time", "text": "words", "kind": "done", "answer": "answered", "bot": "the bot"}
TITLES = {"pain": "Does it hurt?"}
AT = "2026-11-24T12:30:59+00:00"
EXPORT = {
    "context": {
        "shown": ["pain", "cost"],
        "misses": 0,
        "alarmed": False,
        "tokens": 2.274051,
        "commenting": "",
        "slowed_at": 1795523400.0,
    },
    "consent": {"given": False, "at": "2026-11-24T12:30:00+00:00"},
    "records": [{"at": AT, "text": "a < b?", "kind": "answer", "passages": ["pain"]}],
    "comments": [],
}


def test_everything_is_told() -> None:
    """Passages go by their titles, numbers are round, and what is empty is left out; but a no is an answer."""
    assert markup.plain(kept_of(EXPORT, LABELS, TITLES)).split("\n") == [
        "context",
        "",
        '- shown: "Does it hurt?", "cost"',
        "- tokens: 2",
        "- commenting: the bot",
        "- slowed_at: 24 November 2026, 12:30 UTC",
        "",
        "consent",
        "",
        "- given: no",
        "- time: 24 November 2026, 12:30 UTC",
        "",
        "Questions",
        "",
        '- time: 24 November 2026, 12:30 UTC; words: a < b?; done: answered; passages: "Does it hurt?"',
    ]


@pytest.mark.parametrize("export", [{}, {"context": None, "records": []}])
def test_nothing_kept_is_nothing_told(export: dict[str, object]) -> None:
    """An empty export has no blocks."""
    assert kept_of(export, LABELS, TITLES) == ()
