"""Hits to candidates: the fields' scores combined, coverage and the matched words."""

from collections.abc import Container, Mapping, Sequence

import numpy as np

from bot.core.index import Array, Hits, Index
from bot.core.library import Model
from bot.core.model import Candidate
from bot.core.text import stems

FIELDS = ("linear", "pooled", "nearest", "body", "coverage")
KEPT = 10  # candidates

# Chosen on the dialogues of the question files marked `fit`; flat around these values.
CONTEXT_SHARE = 0.35  # of a follow-up's score that comes from the question completed by what was shown
KINSHIP = 0.75  # what a follow-up gives to passages of the same article and to related ones

Shares = Mapping[str, Array]


def rank(index: Index, tokens: Sequence[str], hits: Hits, fields: Model) -> tuple[Candidate, ...]:
    """Return the best candidates, best first. A score is a sum of the fields' shares, which are kept beside it."""
    return _ranked(index, tokens, hits, _shares(hits, fields), fields.intercept)


def follow(
    index: Index, tokens: Sequence[str], own: Hits, completed: Hits, kin: Container[str], fields: Model
) -> tuple[Candidate, ...]:
    """Return the candidates of a follow-up: by its own words, by those completed from what was shown, and by kinship.

    `tokens` and `completed` are of the completed question, whose evidence decides.
    """
    alone, together = _shares(own, fields), _shares(completed, fields)
    mixed = {name: (1 - CONTEXT_SHARE) * alone[name] + CONTEXT_SHARE * together[name] for name in FIELDS}
    near = np.array([KINSHIP if passage in kin else 0.0 for passage in index.passages])
    return _ranked(index, tokens, completed, {**mixed, "context": near}, fields.intercept)


def _shares(hits: Hits, fields: Model) -> Shares:
    return {name: fields.weights.get(name, 0.0) * getattr(hits, name) for name in FIELDS}


def _ranked(index: Index, tokens: Sequence[str], hits: Hits, shares: Shares, intercept: float) -> tuple[Candidate, ...]:
    scores = sum(shares.values(), np.full(len(index.passages), intercept))
    best = np.argsort(-scores, kind="stable")[:KEPT]
    return tuple(_candidate(index, tokens, hits, shares, float(scores[number]), int(number)) for number in best)


def _candidate(index: Index, tokens: Sequence[str], hits: Hits, shares: Shares, score: float, number: int) -> Candidate:
    return Candidate(
        passage=index.passages[number],
        score=score,
        share={name: float(share[number]) for name, share in shares.items()},
        coverage=float(hits.coverage[number]),
        matched=tuple(stem for stem in dict.fromkeys(stems(tokens)) if index.explains(stem, number)),
    )
