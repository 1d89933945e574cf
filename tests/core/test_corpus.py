"""The texts that fitting learns from."""

from dataclasses import replace

from bot.core.corpus import corpus
from bot.core.library import Language

from .sample import LIBRARY


def test_words_of_other_languages_are_harmless() -> None:
    """Each is an example of small talk, but for those that passages use in English."""
    languages = {"de": Language("German", "Nein.", words=("wie", "water", "blätter"))}
    meant = corpus(replace(LIBRARY, languages=languages)).meant[len(corpus(LIBRARY).meant) :]

    assert [(line.label, line.tokens) for line in meant] == [
        ("other-language", ("wie",)),
        ("other-language", ("blätter",)),
    ]
