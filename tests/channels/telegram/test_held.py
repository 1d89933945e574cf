"""What is kept of a chat, as its person reads it."""

import pytest

from bot.channels import markup
from bot.channels.telegram.held import kept_of

LABELS = {"records": "Questions", "at": "time", "text": "words"}
EXPORT = {
    "context": {"shown": ["pain", "cost"], "misses": 0, "alarmed": False, "tokens": 2.274051, "commenting": None},
    "consent": {"given": False, "at": "2026-11-24T12:30:00+00:00"},
    "records": [{"at": "2026-11-24T12:30:59+00:00", "text": "a < b?"}],
    "comments": [],
}


def test_everything_is_told() -> None:
    """Each part has its heading, each entry its line; what is empty is left out, but a no is an answer."""
    assert markup.plain(kept_of(EXPORT, LABELS)).split("\n") == [
        "context",
        "",
        "- shown: pain, cost; tokens: 2.3",
        "",
        "consent",
        "",
        "- given: no; time: 24 November 2026, 12:30 UTC",
        "",
        "Questions",
        "",
        "- time: 24 November 2026, 12:30 UTC; words: a < b?",
    ]


@pytest.mark.parametrize("export", [{}, {"context": None, "records": []}])
def test_nothing_kept_is_nothing_told(export: dict[str, object]) -> None:
    """An empty export has no blocks."""
    assert kept_of(export, LABELS) == ()
