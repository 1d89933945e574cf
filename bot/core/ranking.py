"""Hits to candidates: the fields' scores combined, coverage and the matched words."""

from collections.abc import Mapping, Sequence

import numpy as np

from bot.core.index import Hits, Index
from bot.core.library import Model
from bot.core.model import Candidate
from bot.core.text import stems

FIELDS = ("linear", "pooled", "nearest", "body", "coverage")
KEPT = 10  # candidates


def rank(index: Index, tokens: Sequence[str], hits: Hits, fields: Model) -> tuple[Candidate, ...]:
    """Return the best candidates, best first. A score is a sum of the fields' shares, which are kept beside it."""
    values = {name: getattr(hits, name) for name in FIELDS}
    shares = {name: fields.weights.get(name, 0.0) * value for name, value in values.items()}
    scores = sum(shares.values(), np.full(len(index.passages), fields.intercept))
    best = np.argsort(-scores, kind="stable")[:KEPT]
    return tuple(_candidate(index, tokens, hits, shares, float(scores[number]), int(number)) for number in best)


def _candidate(
    index: Index,
    tokens: Sequence[str],
    hits: Hits,
    shares: Mapping[str, np.ndarray],
    score: float,
    number: int,
) -> Candidate:
    return Candidate(
        passage=index.passages[number],
        score=score,
        share={name: float(share[number]) for name, share in shares.items()},
        coverage=float(hits.coverage[number]),
        matched=tuple(stem for stem in dict.fromkeys(stems(tokens)) if index.explains(stem, number)),
    )
