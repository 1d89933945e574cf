"""The arrays, searched: a question's words against phrasings, passages, bodies, domain and intents."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.fitted import Fitted, Linear
from bot.core.text import char_grams, stem, stems, word_grams

Array = NDArray[np.float64]
FAMILIAR = 3  # passages; fewer may quote a word of another language


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse row of features: `terms` are their numbers, in order; the first `word_terms` are word n-grams."""

    terms: NDArray[np.int64]
    weights: Array
    word_terms: int


@dataclass(frozen=True, slots=True)
class Hits:
    """What each field says of each passage (arrays by passage, in the order of `Index.passages`).

    `linear` is the margin of the learned model, `pooled` and `nearest` are cosines (0 to 1) with all phrasings together
    and with the nearest one, `body` the share (0 to 1) of what BM25 could give, `coverage` the share of the question's
    weight that the passage explains. `domain` is the log odds that the question is in scope at all.
    """

    linear: Array
    pooled: Array
    nearest: Array
    body: Array
    coverage: Array
    domain: float
    known: float


class Index:
    """Serves what was fitted."""

    def __init__(self, fitted: Fitted) -> None:
        self._fitted = fitted
        self._words = {term: number for number, term in enumerate(fitted.words)}
        self._chars = {term: number for number, term in enumerate(fitted.chars, len(fitted.words))}
        self._stems = {term: number for number, term in enumerate(fitted.stems)}
        self._rarest = float(fitted.stem_idf.max(initial=1.0))
        self.passages = fitted.passages.labels
        self.counts = fitted.counts

    def vector(self, tokens: Sequence[str]) -> Vector:
        """Return the features of the words: sublinear TF-IDF, word and character n-grams each at length 1."""
        words, word_weights = self._family(word_grams(tokens), self._words)
        chars, char_weights = self._family(char_grams(tokens), self._chars)
        return Vector(np.array(words + chars, np.int64), np.concatenate([word_weights, char_weights]), len(words))

    def search(self, tokens: Sequence[str]) -> Hits:
        """Return what each field says of each passage."""
        vector = self.vector(tokens)
        body, coverage, known = self._bodies(tokens)
        return Hits(
            linear=margins(self._fitted.passages, vector),
            pooled=_product(self._fitted.pooled, vector) / np.sqrt(2),
            nearest=self._nearest(vector),
            body=body,
            coverage=coverage,
            domain=float(margins(self._fitted.domain, vector)[0]),
            known=known,
        )

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
        number = self._stems.get(stem)
        return number is not None and bool(self._fitted.holds[number, passage])

    def familiar(self, word: str) -> bool:
        """Return whether a word is English as far as the library shows: written in it, and held by three passages."""
        number = self._stems.get(stem(word)) if word in self.counts else None
        return number is not None and int(self._fitted.holds[number].sum()) >= FAMILIAR

    def together(self, left: str, right: str) -> int:
        """Return how many phrasings have the two words side by side, "_" standing for an end of the phrasing."""
        number = self._words.get(f"{left} {right}")
        return 0 if number is None else int(np.diff(self._fitted.phrasings.starts[number : number + 2])[0])

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
        postings, owners = self._fitted.phrasings, self._fitted.owners
        similar = np.zeros(len(owners))
        for term, weight in zip(vector.terms[: vector.word_terms], vector.weights, strict=False):
            here = slice(postings.starts[term], postings.starts[term + 1])
            similar[postings.rows[here]] += weight * postings.weights[here]
        best = np.zeros(len(self.passages))
        np.maximum.at(best, owners, similar)
        return best

    def _bodies(self, tokens: Sequence[str]) -> tuple[Array, Array, float]:
        """Return the bodies' share of the greatest BM25 score, the coverage, and the known share of the weight."""
        weight = self.weights(tokens)
        total = sum(weight.values()) or 1.0
        rows = [self._stems[stem] for stem in weight if stem in self._stems]
        if not rows:
            nothing = np.zeros(len(self.passages))
            return nothing, nothing, 0.0
        idf = self._fitted.stem_idf[rows].astype(np.float64)
        coverage = idf @ self._fitted.holds[rows] / total
        body = self._fitted.body[rows].sum(axis=0, dtype=np.float64) / (2.2 * total)
        return body, coverage, float(idf.sum() / total)


def margins(model: Linear, vector: Vector) -> Array:
    """Return the linear model's score of each of its labels."""
    return _product(model.weights, vector) + model.bias


def _product(weights: NDArray[np.float32], vector: Vector) -> Array:
    product: Array = vector.weights @ weights[vector.terms].astype(np.float64)
    return product
