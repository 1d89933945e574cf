"""The common English words that come with the program."""

from pathlib import Path

COMMON_WORDS = Path(__file__).with_name("common-words.txt")


def common_words() -> tuple[str, ...]:
    """Return the words, the commonest first. Lines that open with "#" are the list's licence."""
    lines = COMMON_WORDS.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))
