"""The one tokeniser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text import LONGEST, char_grams, fold, quads, stem, stem_pairs, word_grams, words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Is This FDA Approved??", "is this fda approved??"),
        ("don’t", "don't"),  # noqa: RUF001 - a typographic apostrophe is the case
        ("ﬁbroblast", "fibroblast"),
        ("ste\u200bm\u00adcell", "stemcell"),
        ("scars 😭 help", "scars help"),
        ("soooo baaaad", "soo baad"),
        ("20000 people", "20000 people"),
        ("line \n\n one\ttab\x00", "line\none tab"),
        ("80-100%", "80-100 percent"),
    ],
)
def test_folding(written: str, read: str) -> None:
    """Text is folded to one plain form."""
    assert fold(written) == read


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    """Folding a folded text changes nothing but what is cut."""
    folded = fold(text)

    assert fold(folded) == folded


def test_folding_cuts() -> None:
    """No more than 4,096 characters are read, even where one character unfolds to many."""
    assert len(words("a " * 5000)) == LONGEST // 2
    assert len(fold("ﷺ" * LONGEST)) <= LONGEST + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is it not for me", ("is", "it", "not", "for", "me")),
        ("hepatitis B", ("hepatitis", "b")),
        ("don't", ("dont",)),
        ("stem-cell/exosomes", ("stem", "cell", "exosomes")),
        ("snake_case", ("snake", "case")),
        ("...", ()),
        ("шрамы от акне", ("шрамы", "от", "акне")),
        ("PRP和激光 ok", ("prp", "和", "激", "光", "ok")),
        ("ニキビ跡・治る", ("ニ", "キ", "ビ", "跡", "治", "る")),
        ("हिंदी में। नमस्ते", ("हिंदी", "में", "नमस्ते")),
        ("เจ็บไหม", ("เจ็บไหม",)),
        ("여드름 흉터", ("여드름", "흉터")),
        ("لِمَاذَا", ("لماذا",)),
        ("שָׁלוֹם", ("שלום",)),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    """Words keep what scikit-learn's defaults drop: "not", "before", one letter; Chinese characters are each a word."""
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("scars", "scar"),
        ("studies", "study"),
        ("approved", "approv"),
        ("approve", "approv"),
        ("needles", "needl"),
        ("needling", "needl"),
        ("this", "this"),
        ("virus", "virus"),
        ("loss", "loss"),
        ("ring", "ring"),
        ("eye", "eye"),
        ("eyes", "eye"),
        ("tree", "tree"),
        ("trees", "tree"),
        ("free", "free"),
        ("agreeing", "agree"),
        ("bleed", "bleed"),
        ("bleeding", "bleed"),
        ("dries", "dry"),
        ("dried", "dry"),
        ("scarring", "scar"),
        ("scarred", "scar"),
        ("filling", "fill"),
        ("adding", "add"),
    ],
)
def test_stems(word: str, expected: str) -> None:
    """Forms of a word share a stem."""
    assert stem(word) == expected


def test_word_grams() -> None:
    """Words and pairs of neighbours, the ends of the message marked."""
    assert list(word_grams(("does", "it"))) == ["does", "it", "_ does", "does it", "it _"]


def test_char_grams() -> None:
    """Runs of 2 to 4 characters within a word; a short word is also a gram whole."""
    assert list(char_grams(("ab",))) == [" a", "ab", "b ", " ab", "ab ", " ab "]


def test_stem_pairs() -> None:
    """Pairs of neighbouring stems; a single word has none."""
    assert list(stem_pairs(("acne", "scars", "heal"))) == ["acn scar", "scar heal"]
    assert list(stem_pairs(("scars",))) == []


def test_quads() -> None:
    """Runs of four characters within a word; a short word is one whole."""
    assert list(quads(("scar", "a"))) == [" sca", "scar", "car ", " a "]
