"""The one tokeniser: folding, words, stems and n-grams. Everything that reads text reads it through here."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

LONGEST = 4096  # characters; Telegram lets no longer message through
OFTEN = 4096  # words whose stems and pieces are kept: common ones come again and again

_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"'})  # noqa: RUF001 - the very characters to fold
_UNSEEN = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]"  # vowel points of Hebrew and Arabic
)
_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
# Chinese and Japanese are written without spaces, so each of their characters is a word of its own; pairs of neighbours
# then do what words do elsewhere. The vowel signs of Indic and Thai are no letters to Python, yet belong to the word.
_UNSPACED = (
    r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
_SIGNS = r"\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:[{_SIGNS}]+[^\W_{_UNSPACED}]*)*")
_APART = ("Cc", "Cs", "So", "Sk", "Co", "Cn")  # categories of Unicode


class _Kept(dict[int, str]):
    """What becomes of each character, by its number: itself, or a space. It is found out once."""

    def __missing__(self, number: int) -> str:
        sign = chr(number)
        self[number] = " " if sign != "\n" and unicodedata.category(sign) in _APART else sign
        return self[number]


_KEPT = _Kept()


def fold(text: str) -> str:
    """Return `text` in one plain form: NFKC, lower case, straight quotes, no control characters, no emoji.

    At most 4,096 characters are read, and three or more of the same letter in a row become two. Line breaks stay,
    since they part sentences; other white space becomes single spaces.
    """
    text = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST]
    text = _UNSEEN.sub("", text).translate(_QUOTES).lower()
    lines = _ELONGATED.sub(r"\1\1", text.translate(_KEPT)).replace("%", " percent ").split("\n")
    return "\n".join(kept for line in lines if (kept := " ".join(line.split())))


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded; "don't" is `dont`, "stem-cell" two words, and no word is too short."""
    return tuple(_WORD.findall(_APOSTROPHE.sub("", fold(text))))


_ENDINGS = (
    *(("ies", "y", 5), ("ied", "y", 5), ("sses", "ss", 6), ("ees", "ee", 5), ("es", "", 5), ("s", "", 4)),
    *(("ing", "", 6), ("ed", "", 5)),
)
_NO_ENDING = ("ss", "us", "is", "eed")
_DOUBLED = re.compile(r"(?<=\w\w)([^aeiouflsz])\1$")  # "scarr", of "scarring"; not "fill"


@lru_cache(OFTEN)
def stem(word: str) -> str:
    """Return `word` without its commonest endings: a light stemmer that seldom merges unlike words.

    Plurals as in Harman's S stemmer (JASIS 1991), then "-ing" and "-ed" of longer words, then a silent e.
    """
    for ending, instead, shortest in _ENDINGS:
        if len(word) >= shortest and word.endswith(ending) and not word.endswith(_NO_ENDING):
            word = word.removesuffix(ending) + instead
            word = _DOUBLED.sub(r"\1", word) if ending in ("ing", "ed") else word
            break
    return word.removesuffix("e") if len(word) > 3 and not word.endswith("ee") else word


def stems(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return the stem of each word."""
    return tuple(stem(token) for token in tokens)


def stem_pairs(tokens: Sequence[str]) -> Iterator[str]:
    """Yield each pair of neighbouring stems."""
    for left, right in pairwise(stems(tokens)):
        yield f"{left} {right}"


def word_grams(tokens: Sequence[str]) -> Iterator[str]:
    """Yield each word and each pair of neighbours, "_" standing for the ends of the message."""
    yield from tokens
    ends = ("_", *tokens, "_")
    for left, right in pairwise(ends):
        yield f"{left} {right}"


def char_grams(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the runs of 2 to 4 characters of each word, a space marking its ends."""
    for token in tokens:
        yield from _pieces(token)


def quads(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the runs of four characters of each word, a space marking its ends."""
    for token in tokens:
        yield from _runs(token, 4)


@lru_cache(OFTEN)
def _pieces(token: str) -> tuple[str, ...]:
    return tuple(run for size in range(2, 5) for run in _runs(token, size))


def _runs(token: str, size: int) -> Iterator[str]:
    padded = f" {token} "
    for start in range(max(1, len(padded) - size + 1)):
        yield padded[start : start + size]
