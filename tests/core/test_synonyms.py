"""Lay and brand words."""

from bot.core.library import Synonyms
from bot.core.synonyms import Thesaurus

THESAURUS = Thesaurus(
    Synonyms(both=(("platelet rich plasma", "prp"), ("dermatologist", "derm")), one={"fraxel": "fractional laser"})
)


def test_groups_become_their_first() -> None:
    """Every member of a group is read as the first."""
    assert THESAURUS.read(("ask", "my", "derm")) == ("ask", "my", "dermatologist")
    assert THESAURUS.read(("prp",)) == ("platelet", "rich", "plasma")


def test_one_way_words_keep_themselves() -> None:
    """A one-way word gains its meaning and stays."""
    assert THESAURUS.read(("fraxel", "pain")) == ("fraxel", "fractional", "laser", "pain")
    assert THESAURUS.read(("fractional", "laser")) == ("fractional", "laser")


def test_the_longest_wins() -> None:
    """A group of several words is read before the single words that it holds."""
    thesaurus = Thesaurus(Synonyms(both=(("dark marks", "dark spots"), ("pimples", "spots"))))

    assert thesaurus.read(("spots", "and", "dark", "spots")) == ("pimples", "and", "dark", "marks")


def test_nothing_is_read_twice() -> None:
    """What a word was read as is not read again, so that groups cannot run in circles."""
    thesaurus = Thesaurus(Synonyms(both=(("b", "a"), ("a", "b"))))

    assert thesaurus.read(("a", "b")) == ("b", "a")
