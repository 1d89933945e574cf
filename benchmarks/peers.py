"""The peers that compare a question with every line: TF-IDF, BM25 and a sentence encoder."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.encoder import encoder
from benchmarks.trial import Found, Trial
from bot.core.text import words

Array = NDArray[np.float64]
Texts = Sequence[str]
Scorer = Callable[[Texts], Iterator[Array]]  # for each text, its score with each line
MOST = 10


class Nearest:
    """A label is as near as its nearest line, and a question is in scope as far as its best label is near."""

    def __init__(self, trial: Trial, learn: Callable[[Texts], Scorer]) -> None:
        self._labels, self._owners = np.unique([line.label for line in trial.lines], return_inverse=True)
        self._score = learn([line.text for line in trial.lines])

    def find(self, texts: tuple[str, ...]) -> tuple[Found, ...]:
        """Return what is found for each text."""
        return tuple(map(self._found, self._score(texts)))

    def _found(self, scores: Array) -> Found:
        best = np.full(len(self._labels), -np.inf)
        np.maximum.at(best, self._owners, scores)
        return top(self._labels, best)


def top(labels: Array, scores: Array) -> Found:
    """Return the labels with the greatest scores, and the greatest score."""
    order = np.argsort(-scores, kind="stable")[:MOST]
    return Found(tuple(map(str, labels[order])), float(scores[order[0]]))


def tfidf(lines: Texts) -> Scorer:
    """scikit-learn's TF-IDF as it comes: words, cosine."""
    vectorizer = TfidfVectorizer()
    by_term = vectorizer.fit_transform(lines).T.tocsr()
    return lambda texts: ((row @ by_term).toarray()[0] for row in vectorizer.transform(texts))


def bm25s(lines: Texts) -> Scorer:
    """bm25s with its defaults (Lucene's BM25), its English stop words and Snowball's English stemmer."""
    package, stemmer = import_module("bm25s"), import_module("Stemmer").Stemmer("english")

    def read(texts: Texts) -> list[list[str]]:
        found: list[list[str]] = package.tokenize(
            texts, stopwords="en", stemmer=stemmer, return_ids=False, show_progress=False
        )
        return found

    retriever = package.BM25()
    retriever.index(read(lines), show_progress=False)
    nothing = np.zeros(len(lines))
    known = retriever.vocab_dict
    return lambda texts: (
        retriever.get_scores(kept) if (kept := [word for word in tokens if word in known]) else nothing
        for tokens in read(texts)
    )


def rank_bm25(lines: Texts) -> Scorer:
    """rank-bm25's BM25Okapi on the words that the engine reads."""
    index = import_module("rank_bm25").BM25Okapi([list(words(line)) or [""] for line in lines])
    nothing = np.zeros(len(lines))

    @lru_cache(2000)  # a question's score is the sum over its words, and rank-bm25 takes 5 ms for each
    def score(word: str) -> Array:
        found: Array = index.get_scores([word])
        return found

    return lambda texts: (sum(map(score, words(text)), nothing) for text in texts)


def minilm(lines: Texts) -> Scorer:
    """all-MiniLM-L6-v2, cosine."""
    encode = encoder()
    vectors = encode(lines)
    return lambda texts: iter((encode(texts) @ vectors.T).astype(np.float64))
