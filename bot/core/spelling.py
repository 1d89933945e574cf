"""Typos, missing spaces and spaces too many, mended against the words of the library."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4  # letters; shorter words are too easily taken for one another
TWO_EDITS_FROM = 8  # letters
WHOLE, PART = 6, 2  # letters: the shortest word that is parted or joined, and its shortest part
SEEN = 2  # places in which a word must stand to be mended to, and a pair of words for an unknown one to be parted so
OFTENER = 5  # how many times as often a known word must be written with, or without, the space to be read so
FAR_OFTENER = 40  # how many times as often a slip's target must be written, for a word that is known
LIKELIER = 0.4  # edits that are made up for by a reading ten times as common
SLIP = 0.5  # edits: what a slip of the commonest kinds is spared, and what a wrong first letter costs besides

_NUMBER = re.compile(r"(\d+)([a-z]{2,})")
_ORDINALS = frozenset("st nd rd th".split())
_VOWEL = re.compile("[aeiouy]")  # a word without one is an abbreviation, or lacks its vowels and nothing else
_NO_BONES = re.compile(r"[aeiouy]|(.)(?=\1)")
_FUNCTION_WORDS = frozenset(
    "a about after again all also am an and any are as at be because been before being both but by can could did do"
    " does doing dont each for from had has have having he her here him his how i if im in into is it its just me more"
    " most much my no not now of off on only or other our out over own same she should so some such than that thats the"
    " their them then there these they this those through to too under until up us very was we were what when where"
    " which while who whom why will with would you your youre".split()
)

Shape = tuple[int, str, str]  # a word's length with its first letter or its last


@dataclass(frozen=True, slots=True)
class Reading:
    """The words as they were read; `corrected` maps what was written to what was read instead."""

    words: tuple[str, ...]
    corrected: Mapping[str, str]


class Speller:
    """Mends what the library doesn't know.

    `counts` says how often each known word occurs in it, `common` which other words are English and stay as they are,
    `together` how many phrasings have two words side by side, "_" standing for the ends of the message.
    """

    def __init__(self, counts: Mapping[str, int], common: Iterable[str], together: Callable[[str, str], int]) -> None:
        self._counts = counts
        self._common = frozenset(common)
        self._together = together
        self._by_shape: dict[Shape, list[str]] = {}
        self._by_letters: dict[str, list[str]] = {}
        for word in filter(self._is_sound, counts):
            for shape in _shapes(word, len(word)):
                self._by_shape.setdefault(shape, []).append(word)
            self._by_letters.setdefault("".join(sorted(word)), []).append(word)

    def correct(self, tokens: Sequence[str]) -> Reading:
        """Return the words, each unknown one mended where a known one is near enough, and spaces put right."""
        written = list(self._joined(tokens))
        read: list[str] = ["_"]
        corrected = {}
        for at, word in enumerate(written):
            right = written[at + 1].replace(" ", "") if at + 1 < len(written) else "_"
            mended = self._mend(word, read[-1], right)
            read.extend(mended.split())
            if mended != word:
                corrected[word] = mended
        return Reading(tuple(read[1:]), corrected)

    def _joined(self, tokens: Sequence[str]) -> Iterator[str]:
        """Yield the words, two that are one left together with the space that was written."""
        at = 0
        while at < len(tokens):
            length = 2 if at + 1 < len(tokens) and self._is_one(tokens[at], tokens[at + 1]) else 1
            yield " ".join(tokens[at : at + length])
            at += length

    def _is_one(self, left: str, right: str) -> bool:
        """Return whether two words, one of them unknown or neither very short, are mostly written as one."""
        whole, shortest = left + right, min(len(left), len(right))
        often = self._counts.get(whole, 0)
        if often < SEEN or len(whole) < WHOLE or shortest < PART or not whole.isalpha():
            return False
        return often > OFTENER * self._together(left, right) and (shortest > PART or not self._know(left, right))

    def _is_sound(self, word: str) -> bool:
        """Return whether a known word is fit to be mended to: one in a single place may be mistyped, "kms" is none."""
        return word.isalpha() and bool(_VOWEL.search(word)) and (self._counts[word] >= SEEN or word in self._common)

    def _know(self, *words: str) -> bool:
        return all(word in self._counts or word in self._common for word in words)

    def _mend(self, word: str, left: str, right: str) -> str:
        if " " in word:
            return word.replace(" ", "")
        if not word.isalpha():
            return self._measured(word)
        if len(word) < SHORTEST:
            return self._fitting(self._shortened(word), (word + word[-1],), left, right)
        (often, parts), written = self._parts(word), self._counts.get(word, 0)
        if written and often > OFTENER * written:
            return parts
        if word in self._common or written > (SEEN if len(word) > SHORTEST else 0):
            return self._unswapped(word, left, right)
        near = (other for other in self._near(word) if self._may_be(word, other))
        readings = {other: self._score(word, other, left, right) for other in near}
        if often >= SEEN and not written:
            readings[parts] = LIKELIER * log10(often) - 1 + SLIP
        return max(readings, key=lambda reading: readings[reading], default=word)

    def _unswapped(self, word: str, left: str, right: str) -> str:
        """Return a known word, or one with two letters swapped that fits both neighbours far better: "dose it hurt"."""
        same = self._by_letters.get("".join(sorted(word)), ())
        return self._fitting(word, (other for other in same if OSA.distance(word, other) == 1), left, right)

    def _fitting(self, word: str, others: Iterable[str], left: str, right: str) -> str:
        """Return the word, or one of the others if it fits both neighbours far better."""
        fits = {other: self._fits(left, other, right) for other in others}
        best = max(fits, key=lambda other: fits[other], default=word)
        return best if fits.get(best, 0) > FAR_OFTENER * max(1, self._fits(left, word, right)) else word

    def _fits(self, left: str, word: str, right: str) -> int:
        """Return how often a word stands beside its neighbours, the product over both; an unknown one tells nothing."""
        beside = self._together(word, right) if right == "_" or self._know(right) else 1
        return self._together(left, word) * beside

    def _measured(self, word: str) -> str:
        """Return a number apart from its unit."""
        found = None if word in self._counts else _NUMBER.fullmatch(word)
        return " ".join(found.groups()) if found and found[2] in self._counts and found[2] not in _ORDINALS else word

    def _shortened(self, word: str) -> str:
        """Return a short word without the last letter if that only draws it out: "soo"."""
        drawn = len(word) == SHORTEST - 1 and word[-1] == word[-2] and not self._know(word)
        return word[:-1] if drawn and word[:-1] in self._counts else word

    def _parts(self, word: str) -> tuple[int, str]:
        """Return the two words that were likeliest written as one, after how many phrasings hold them; 0 for none."""
        cuts = range(PART, len(word) - PART + 1) if len(word) >= WHOLE else ()
        pairs = ((self._together(word[:cut], word[cut:]), f"{word[:cut]} {word[cut:]}") for cut in cuts)
        return max(pairs, default=(0, word))

    def _near(self, word: str) -> Iterator[str]:
        """Yield the known words within the edits that a word of this length may be off, some of them twice.

        One edit leaves the first letter or the last, so that only words which share one of them are compared.
        """
        edits = 2 if len(word) >= TWO_EDITS_FROM else 1
        for length in range(len(word) - edits, len(word) + edits + 1):
            for shape in _shapes(word, length):
                known = self._by_shape.get(shape, ())
                for other, _, _ in process.extract(word, known, scorer=OSA.distance, score_cutoff=edits, limit=None):
                    yield other

    def _may_be(self, word: str, other: str) -> bool:
        """Return whether a word may be another one: by a slip only, if the library has it or it lacks vowels."""
        if word in self._counts:
            return self._counts[other] > FAR_OFTENER * self._counts[word] and _is_slip(word, other)
        return bool(_VOWEL.search(word)) or _is_slip(word, other)

    def _score(self, word: str, other: str, left: str, right: str) -> float:
        """Return how likely the other word is meant: common, fitting its neighbours, few and likely slips away."""
        often = self._counts[other] * (1 + self._together(left, other)) * (1 + self._together(other, right))
        slips = _is_slip(word, other) - (word[0] not in other[:2])
        return LIKELIER * log10(often) - OSA.distance(word, other) + SLIP * slips


def worth_telling(corrected: Mapping[str, str]) -> bool:
    """Return whether a content word was read as another, which the asker should see; spaces are not worth it."""
    changed = (read for written, read in corrected.items() if written.replace(" ", "") != read.replace(" ", ""))
    return any(read not in _FUNCTION_WORDS for read in changed)


def _shapes(word: str, length: int) -> tuple[Shape, Shape]:
    return (length, word[0], ""), (length, "", word[-1])


def _is_slip(word: str, other: str) -> bool:
    """Return whether the words differ as slips of the finger or of the ear do: letters swapped or doubled, vowels."""
    return sorted(word) == sorted(other) or _NO_BONES.sub("", word) == _NO_BONES.sub("", other)
