"""Which language a message is written in: short texts in thirty languages, and English that looks like another."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from ruamel.yaml import YAML

from bot.content.load import read
from bot.content.schema import LanguageEntry
from bot.core.corpus import corpus
from bot.core.index import FAMILIAR
from bot.core.language import LATIN, SCRIPTS, Languages, plain
from bot.core.library import Language
from bot.core.text import stem, words

ROOT = Path(__file__).parents[2]
TEXTS = YAML(typ="safe", pure=True).load((Path(__file__).parent / "languages.yaml").read_text(encoding="utf-8"))
ENGLISH = TEXTS.pop("english")
SMALL = {
    "es": Language("Spanish", "No.", words=("cómo", "funciona", "para", "la", "de"), letters="ñ"),
    "fr": Language("French", "Non.", words=("combien", "pour", "la", "de"), letters="ç"),
    "ru": Language("Russian", "x", script="cyrillic", words=("что",), letters="ыэ"),
    "uk": Language("Ukrainian", "x", script="cyrillic", words=("що",), letters="її"),
    "ja": Language("Japanese", "いいえ", script="kana"),
    "zh": Language("Chinese", "不", script="han"),
}


@pytest.fixture(scope="module")
def languages() -> Languages:
    """Return the languages of the project's own library, with the words that its passages know."""
    library = read(ROOT / "knowledge", ROOT / "intents")
    texts = corpus(library)
    asked = [(line.label, line.tokens) for line in texts.asked]
    held = {(passage, stem(token)) for passage, tokens in (*asked, *texts.bodies.items()) for token in tokens}
    spread = Counter(word for _, word in held)
    return Languages(library.languages, lambda word: word in texts.counts and spread[stem(word)] >= FAMILIAR)


@pytest.mark.parametrize("code", TEXTS)
def test_each_language_is_recognised(languages: Languages, code: str) -> None:
    """Of its short texts nearly all are recognised, and hardly one is taken for a language next to it."""
    found = Counter(languages.recognise(words(text)) for text in TEXTS[code])
    assert len(TEXTS[code]) >= 10
    assert found[code] >= 0.9 * len(TEXTS[code])
    assert len(TEXTS[code]) - found[code] - found[None] <= 1


def test_english_is_not_taken_for_another_language(languages: Languages) -> None:
    """Lent words, names of clinics and broken English are English."""
    assert len(ENGLISH) >= 150
    assert [text for text in ENGLISH if languages.recognise(words(text))] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("funciona para la piel", "es"),
        ("combien ca coute pour la peau", "fr"),
        ("como funciona", "es"),
        ("does it work para la cara", None),
        ("de la", None),
        ("что это", "ru"),
        ("що це", "uk"),
        ("шрами її", "uk"),
        ("болгарски", "ru"),
        ("PRP和激光哪个好", "zh"),
        ("what is 痘疤 and how is it treated", None),
        ("レーザー治療", "ja"),
        ("TGF-β and IL-1β", None),
        ("சென்னை", None),
        ("", None),
        ("12 34", None),
    ],
)
def test_script_and_words(text: str, code: str | None) -> None:
    """A script gives a language away, languages of one script differ by words and letters, English outweighs a few."""
    assert Languages(SMALL, lambda word: word in ("prp", "tgf")).recognise(words(text)) == code


def test_a_familiar_word_speaks_for_no_other_language() -> None:
    """What the library knows is English, whatever else it may be; an expected language needs less."""
    assert Languages(SMALL, lambda word: word == "funciona").recognise(("funciona",)) is None
    assert Languages(SMALL, lambda _: False).recognise(("funciona",)) == "es"
    assert Languages(SMALL, lambda _: False).recognise(("cómo",)) is None
    assert Languages(SMALL, lambda _: False).recognise(("cómo",), expected=True) == "es"


def test_no_languages_recognise_nothing() -> None:
    """A library without languages leaves every message alone."""
    assert Languages({}, lambda _: False).recognise(words("wie lange dauert das")) is None


@pytest.mark.parametrize(
    ("word", "typed"), [("cómo", "como"), ("şeker", "seker"), ("łódź", "lodz"), ("größe", "grosse")]
)
def test_plain(word: str, typed: str) -> None:
    """Accents fall away as people leave them out."""
    assert plain(word) == typed


def test_scripts_of_the_file_are_those_of_the_program() -> None:
    """Every script that may be written in the file is recognised."""
    assert set(get_args(LanguageEntry.model_fields["script"].annotation)) == {LATIN, *SCRIPTS}
