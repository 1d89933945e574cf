"""The arrays, searched: a question's words against phrasings, passages, bodies, domain and intents."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.core.bodies import Bodies
from bot.core.fitted import Fitted, Linear
from bot.core.sparse import Array
from bot.core.text import char_grams, stem, stems, word_grams

RECENT = 64  # vectors that are kept: a message is read whole, by sentences and by halves, for several models
OFTEN = 4096  # stems of which is kept who holds them: those of common words come again and again
FAMILIAR = 3  # passages; fewer may quote a word of another language


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse row of features: `terms` are their numbers, in order; the first `word_terms` are word n-grams."""

    terms: NDArray[np.int64]
    weights: Array
    word_terms: int


@dataclass(frozen=True, slots=True)
class Led:
    """What a message says after something was shown: margins by passage, and the log odds that it is in scope."""

    linear: Array
    domain: float


@dataclass(frozen=True, slots=True)
class Hits:
    """What each field says of each passage (arrays by passage, in the order of `Index.passages`).

    `linear` is the margin of the learned model, `pooled` and `nearest` are cosines (0 to 1) with all phrasings together
    and with the nearest one, `body` the share (0 to 1) of what BM25 could give, `coverage` the share of the question's
    weight that the passage explains. `domain` is the log odds that the question is in scope at all, `known` the share
    (0 to 1) of its weight in words that the library knows, `rarest` how rare (0 to 1) the rarest of these is.
    """

    linear: Array
    pooled: Array
    nearest: Array
    body: Array
    coverage: Array
    domain: float
    known: float
    rarest: float = 0.0


class Index:
    """Serves what was fitted."""

    def __init__(self, fitted: Fitted) -> None:
        self._fitted = fitted
        self._words = {term: number for number, term in enumerate(fitted.words)}
        self._chars = {term: number for number, term in enumerate(fitted.chars, len(fitted.words))}
        self._stems = {term: number for number, term in enumerate(fitted.stems)}
        self._rarest = float(fitted.stem_idf.max(initial=1.0))
        self._first = np.flatnonzero(np.diff(fitted.owners, prepend=-1))
        self._vectors = lru_cache(RECENT)(self._vector)
        self._holders = lru_cache(OFTEN)(self._holding)
        self.passages = fitted.passages.labels
        self._shown = {passage: number for number, passage in enumerate(self.passages, len(fitted.idf))}
        self.counts = fitted.counts
        self._bodies = Bodies(fitted.bodies, len(self.passages))

    def vector(self, tokens: Sequence[str]) -> Vector:
        """Return the features of the words: sublinear TF-IDF, word and character n-grams each at length 1."""
        return self._vectors(tuple(tokens))

    def search(self, tokens: Sequence[str]) -> Hits:
        """Return what each field says of each passage."""
        vector = self.vector(tokens)
        coverage, known, rarest = self._covered(tokens)
        return Hits(
            linear=margins(self._fitted.passages, vector),
            pooled=self._fitted.pooled.weigh(vector.terms, vector.weights) / np.sqrt(2),
            nearest=self._nearest(vector),
            body=self._bodies.search(tokens),
            coverage=coverage,
            domain=float(margins(self._fitted.domain, vector)[0]),
            known=known,
            rarest=rarest,
        )

    def led(self, tokens: Sequence[str], shown: Sequence[str]) -> Led:
        """Return what the words say after the passages `shown`."""
        alone, terms = self.vector(tokens), np.array(sorted(self._shown[passage] for passage in shown), np.int64)
        weights = np.full(len(terms), 1 / max(1, len(terms)))
        vector = Vector(np.append(alone.terms, terms), np.append(alone.weights, weights), alone.word_terms)
        return Led(margins(self._fitted.passages, vector), float(margins(self._fitted.domain, vector)[0]))

    def intents(self, tokens: Sequence[str]) -> Mapping[str, float]:
        """Return the probability of each intent, and of `question`."""
        scores = margins(self._fitted.intents, self.vector(tokens))
        grown = np.exp(scores - scores.max())
        return dict(zip(self._fitted.intents.labels, (grown / grown.sum()).tolist(), strict=True))

    def weights(self, tokens: Sequence[str]) -> Mapping[str, float]:
        """Return the inverse document frequency of each stem; an unknown one weighs as much as the rarest."""
        return {stem: self._weight(stem) for stem in stems(tokens)}

    def explains(self, stem: str, passage: int) -> bool:
        """Return whether the passage, given by its number, holds the stem."""
        return passage in self._holders(stem)

    def familiar(self, word: str) -> bool:
        """Return whether a word is English as far as the library shows: written in it, and held by three passages."""
        return word in self.counts and len(self._holders(stem(word))) >= FAMILIAR

    def together(self, left: str, right: str) -> int:
        """Return how many phrasings have the two words side by side, "_" standing for an end of the phrasing."""
        number = self._words.get(f"{left} {right}")
        return 0 if number is None else len(self._fitted.phrasings.row(number))

    def _vector(self, tokens: tuple[str, ...]) -> Vector:
        words, word_weights = self._family(word_grams(tokens), self._words)
        chars, char_weights = self._family(char_grams(tokens), self._chars)
        return Vector(np.array(words + chars, np.int64), np.concatenate([word_weights, char_weights]), len(words))

    def _holding(self, stem: str) -> frozenset[int]:
        """Return the numbers of the passages that hold a stem."""
        number = self._stems.get(stem)
        return frozenset() if number is None else frozenset(self._fitted.holds.row(number).tolist())

    def _weight(self, stem: str) -> float:
        number = self._stems.get(stem)
        return self._rarest if number is None else float(self._fitted.stem_idf[number])

    def _family(self, grams: Iterable[str], numbers: Mapping[str, int]) -> tuple[list[int], Array]:
        counted = Counter(number for gram in grams if (number := numbers.get(gram)) is not None)
        terms = sorted(counted)
        frequency = np.array([counted[term] for term in terms], np.float64)
        weights = (1 + np.log(frequency)) * self._fitted.idf[terms] if terms else frequency
        return terms, weights / (np.linalg.norm(weights) or 1.0)

    def _nearest(self, vector: Vector) -> Array:
        """Return each passage's greatest cosine of word n-grams with one of its phrasings."""
        words = slice(vector.word_terms)
        similar = self._fitted.phrasings.weigh(vector.terms[words], vector.weights[words])
        return np.maximum.reduceat(similar, self._first)

    def _covered(self, tokens: Sequence[str]) -> tuple[Array, float, float]:
        """Return the coverage by each passage, which share of the weight is known, and the greatest known weight."""
        weight = self.weights(tokens)
        total = sum(weight.values()) or 1.0
        known = np.array([self._stems[stem] for stem in weight if stem in self._stems], np.int64)
        idf = self._fitted.stem_idf[known].astype(np.float64)
        rarest = float(idf.max(initial=0.0)) / self._rarest
        return self._fitted.holds.weigh(known, idf) / total, float(idf.sum() / total), rarest


def margins(model: Linear, vector: Vector) -> Array:
    """Return the linear model's score of each of its labels."""
    return model.weights.weigh(vector.terms, vector.weights) + model.bias
