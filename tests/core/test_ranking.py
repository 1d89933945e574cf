"""Hits to candidates."""

import pytest

from bot.core.decision import DEFAULT
from bot.core.index import Index
from bot.core.ranking import rank


def test_scores_are_sums_of_shares(index: Index) -> None:
    """A candidate's score is the intercept and what each field gave, so it can be printed exactly."""
    tokens = ("cactus", "water")
    candidates = rank(index, tokens, index.search(tokens), DEFAULT.fields)

    for candidate in candidates:
        assert candidate.score == pytest.approx(DEFAULT.fields.intercept + sum(candidate.share.values()))
    assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)


def test_matched_words(index: Index) -> None:
    """The words that a passage shares with the question are named by their stems, each once."""
    tokens = ("watering", "cactus", "cactus", "xylophone")
    first = rank(index, tokens, index.search(tokens), DEFAULT.fields)[0]

    assert first.passage == "watering"
    assert first.matched == ("water", "cactus")
