"""The common English words that come with the program."""

from pathlib import Path

from bot.content.common import COMMON_WORDS, common_words
from bot.content.load import read
from tests.libraries import SOUND


def test_they_are_words() -> None:
    """Each stands once, folded, and the licence is not among them."""
    common = common_words()

    assert len(common) == len(set(common)) == 50_000
    assert all(word.isalpha() and word == word.lower() for word in common)
    assert {"the", "weather", "paris"} <= set(common)


def test_the_licences_are_named() -> None:
    """Those who made the list ask for their notices to go with it."""
    notice = COMMON_WORDS.read_text(encoding="utf-8").partition("\nthe\n")[0].replace("\n# ", " ")

    assert "Creative Commons Attribution 3.0" in notice
    assert "Copyright 2000-2018 by Kevin Atkinson" in notice
    assert "Copyright (c) 2021 Wolf Garbe" in notice


def test_they_come_with_every_library() -> None:
    """A library of any subject has them, and the list lies inside the package."""
    library = read(SOUND / "knowledge", SOUND / "intents")

    assert library.common == common_words()
    assert COMMON_WORDS.parent == Path(__file__).parent.parent.parent / "bot/content"
