"""The passages' texts by BM25, over three families of terms: stems, pairs of stems, and runs of four characters."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from bot.core.fitted import Body
from bot.core.sparse import Array
from bot.core.text import quads, stem_pairs, stems

SATURATION, LENGTH_SHARE = 1.2, 0.75  # k1 and b of BM25 (Robertson and Zaragoza 2009)
Analyzer = Callable[[Sequence[str]], Iterable[str]]
# Runs of characters find what a stemmer joins and more; pairs tell apart what holds the same words.
FAMILIES: Sequence[tuple[Analyzer, float]] = ((stems, 4.0), (stem_pairs, 1.0), (quads, 4.0))


class Bodies:
    """Searches the bodies of `count` passages."""

    def __init__(self, fitted: Sequence[Body], count: int) -> None:
        self._families = [
            _Family(body, analyzer, share) for body, (analyzer, share) in zip(fitted, FAMILIES, strict=True)
        ]
        self._count = count

    def search(self, tokens: Sequence[str]) -> Array:
        """Return which share (0 to 1) of the greatest BM25 score each passage reaches: the mean of the families."""
        whole = sum(family.share for family in self._families)
        found = (family.share / whole * family.search(tokens) for family in self._families)
        return sum(found, np.zeros(self._count))


class _Family:
    """One family of terms, with its share in the mean."""

    def __init__(self, body: Body, analyzer: Analyzer, share: float) -> None:
        self.share = share
        self._body = body
        self._analyzer = analyzer
        self._numbers: Mapping[str, int] = {term: number for number, term in enumerate(body.terms)}
        self._rarest = float(idf(body.weights.width, 0))

    def search(self, tokens: Sequence[str]) -> Array:
        """Return the share of the greatest score; a term that no body holds counts as the rarest would."""
        terms = set(self._analyzer(tokens))
        rows = np.array(sorted(self._numbers[term] for term in terms if term in self._numbers), np.int64)
        greatest = float(self._body.idf[rows].sum(dtype=np.float64)) + self._rarest * (len(terms) - len(rows))
        found = self._body.weights.weigh(rows, np.ones(len(rows)))
        return found / ((SATURATION + 1) * greatest) if terms else found


def idf(bodies: int, holding: ArrayLike) -> Array:
    """Return the inverse document frequency of terms that so many bodies hold (Robertson and Zaragoza 2009)."""
    held = np.asarray(holding, np.float64)
    return np.log1p((bodies - held + 0.5) / (held + 0.5))
