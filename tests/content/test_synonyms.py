"""The synonyms that come with the project."""

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from bot.content.entries import read_entries
from bot.content.schema import SYNONYMS, SynonymsEntry
from bot.core.library import Synonyms
from bot.core.synonyms import LONGEST, Thesaurus
from bot.core.text import words

FILE = Path(__file__).parent.parent.parent / "knowledge/synonyms.yaml"


@pytest.fixture(scope="module")
def entry() -> SynonymsEntry:
    """Return what the file holds."""
    return read_entries(FILE, SYNONYMS)[0].sound


def test_a_word_stands_once(entry: SynonymsEntry) -> None:
    """A word in two groups would be read as the later one says."""
    members = Counter(words(word) for word in chain(*entry.both, entry.one))

    assert [word for word, count in members.items() if count > 1] == []


def test_every_word_can_be_found(entry: SynonymsEntry) -> None:
    """What is longer than the longest that is looked for would never be read."""
    assert [word for word in chain(*entry.both, entry.one) if len(words(word)) > LONGEST] == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("will u do tx w my derm", "will you do treatment with my dermatologist"),
        ("tumour or ageing", "tumor or aging"),
        ("dark spots from zits", "dark marks from pimples"),
        ("roaccutane", "roaccutane isotretinoin"),
        ("pie", "pie"),
    ],
)
def test_reading(entry: SynonymsEntry, written: str, read: str) -> None:
    """Shorthand, spelling and lay words are read as those of the passages, brands gain their meaning."""
    thesaurus = Thesaurus(Synonyms(tuple(map(tuple, entry.both)), entry.one))

    assert " ".join(thesaurus.read(words(written))) == read
