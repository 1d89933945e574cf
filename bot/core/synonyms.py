"""Lay and brand words, read as the words of the passages."""

from collections.abc import Mapping, Sequence

from bot.core.library import Synonyms
from bot.core.text import words

LONGEST = 4  # words of the longest synonym that is looked for


class Thesaurus:
    """Reads words through the synonyms: members of a group become its first, one-way words gain their meaning."""

    def __init__(self, synonyms: Synonyms) -> None:
        same = {words(member): words(group[0]) for group in synonyms.both for member in group[1:]}
        wider = {words(word): (*words(word), *words(meaning)) for word, meaning in synonyms.one.items()}
        self._table: Mapping[tuple[str, ...], tuple[str, ...]] = {**same, **wider}
        self._first = {word[0] for word in self._table if word}

    def read(self, tokens: Sequence[str]) -> tuple[str, ...]:
        """Return the words with every synonym replaced, the longest match first, from left to right."""
        out: list[str] = []
        at = 0
        while at < len(tokens):
            length, meaning = self._longest(tokens, at)
            out.extend(meaning)
            at += length
        return tuple(out)

    def _longest(self, tokens: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
        longest = min(LONGEST, len(tokens) - at) if tokens[at] in self._first else 0
        for length in range(longest, 0, -1):
            found = self._table.get(tuple(tokens[at : at + length]))
            if found is not None:
                return length, found
        return 1, (tokens[at],)
