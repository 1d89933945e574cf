"""The passages' texts by BM25, over three families of terms: stems, pairs of stems, and runs of four characters."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from bot.core.fitted import Body
from bot.core.sparse import Array
from bot.core.text import quads, stem_pairs, stems

SATURATION, LENGTH_SHARE = 1.2, 0.75  # k1 and b of BM25 (Robertson and Zaragoza 2009)
RARITY = 1.25  # the power of the inverse document frequency: above 1, function words weigh less without a list of them
Analyzer = Callable[[Sequence[str]], Iterable[str]]
# Runs of characters find what a stemmer joins and more; pairs tell apart what holds the same words.
FAMILIES: Sequence[tuple[Analyzer, float]] = ((stems, 2.0), (stem_pairs, 1.0), (quads, 2.0))


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
        terms = Counter(self._analyzer(tokens))
        known = {self._numbers[term]: often for term, often in terms.items() if term in self._numbers}
        rows = np.array(sorted(known), np.int64)
        often = np.array([known[row] for row in rows], np.float64)
        greatest = float(often @ self._body.idf[rows]) + self._rarest * (terms.total() - float(often.sum()))
        found = self._body.weights.weigh(rows, often)
        return found / ((SATURATION + 1) * greatest) if terms else found


def idf(bodies: int, holding: ArrayLike) -> Array:
    """Return how much terms that so many bodies hold tell: their inverse document frequency, to the power of RARITY."""
    held = np.asarray(holding, np.float64)
    return np.log1p((bodies - held + 0.5) / (held + 0.5)) ** RARITY
