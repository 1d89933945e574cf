"""Typos mended against the words of the library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4  # letters; shorter words are too easily taken for one another
TWO_EDITS_FROM = 8  # letters


@dataclass(frozen=True, slots=True)
class Reading:
    """The words as they were read; `corrected` maps what was written to what was read instead."""

    words: tuple[str, ...]
    corrected: Mapping[str, str]


class Speller:
    """Mends words that the library doesn't know. `counts` says how often each known word occurs in it."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(counts, key=lambda known: (-counts[known], known)):
            self._by_length.setdefault(len(word), []).append(word)

    def correct(self, tokens: Sequence[str]) -> Reading:
        """Return the words with each unknown one mended where a known one is near enough."""
        corrected = {token: mended for token in tokens if (mended := self._mend(token)) != token}
        read = " ".join(corrected.get(token, token) for token in tokens)
        return Reading(tuple(read.split()), corrected)

    def _mend(self, word: str) -> str:
        if word in self._counts or len(word) < SHORTEST or not word.isalpha():
            return word
        return self._parted(word) or self._nearest(word) or word

    def _parted(self, word: str) -> str | None:
        """Return two known words that were written as one, the likeliest pair; each of three letters or more."""
        pairs = [
            (word[:cut], word[cut:])
            for cut in range(3, len(word) - 2)
            if word[:cut] in self._counts and word[cut:] in self._counts
        ]
        best = max(pairs, key=lambda pair: min(self._counts[half] for half in pair), default=None)
        return " ".join(best) if best else None

    def _nearest(self, word: str) -> str | None:
        """Return the known word at the smallest edit distance with the same first letter, the commonest of equals."""
        edits = 2 if len(word) >= TWO_EDITS_FROM else 1
        near = range(len(word) - edits, len(word) + edits + 1)
        known = [other for length in near for other in self._by_length.get(length, ())]
        found = process.extract(word, known, scorer=OSA.distance, score_cutoff=edits, limit=None)
        likely = [(distance, -self._counts[other], other) for other, distance, _ in found if other[0] == word[0]]
        return min(likely)[2] if likely else None
