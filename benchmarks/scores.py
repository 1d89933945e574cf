"""Figures of a run: first place, top 3, nDCG, and how well what is out of scope is told apart."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks.trial import Found, Question

KEPT = 0.95  # share of the questions in scope that a threshold is to keep
Asked = Sequence[tuple[Question, Found]]


def first_place(run: Asked, places: int = 1) -> float:
    """Return the share of the questions in scope that have a right label among the first `places`."""
    covered = [(question, found) for question, found in run if question.accept]
    return _share([any(label in question.accept for label in found.labels[:places]) for question, found in covered])


def ndcg(run: Asked, places: int = 10) -> float:
    """Return the mean normalised discounted cumulative gain (Järvelin and Kekäläinen 2002), gains being the grades."""
    return float(np.mean([_gain(question.accept, found.labels[:places]) for question, found in run]))


def auroc(run: Asked) -> float:
    """Return how often a question in scope gets a greater confidence than one out of scope."""
    return float(roc_auc_score([bool(q.accept) for q, _ in run], [found.confidence for _, found in run]))


def threshold(validation: Asked) -> float:
    """Return the confidence below which to reject so that most of the validation is judged right."""
    chosen = sorted({found.confidence for _, found in validation})
    return max(chosen, key=lambda least: _share([_is_right(q, found, least) for q, found in validation]))


def keeping(validation: Asked, share: float = KEPT) -> float:
    """Return the threshold that keeps this share of the validation's questions in scope."""
    return float(np.quantile([found.confidence for question, found in validation if question.accept], 1 - share))


def right_and_kept(run: Asked, least: float) -> float:
    """Return the share of the questions in scope whose first label is right and whose confidence suffices."""
    return _share([_is_right(question, found, least) for question, found in run if question.accept])


def rejected(run: Asked, least: float) -> float:
    """Return the share of the questions out of scope whose confidence does not suffice."""
    return _share([found.confidence < least for question, found in run if not question.accept])


def _is_right(question: Question, found: Found, least: float) -> bool:
    if not question.accept:
        return found.confidence < least
    return found.confidence >= least and found.labels[0] in question.accept


def _gain(accept: Mapping[str, int], labels: Sequence[str]) -> float:
    best = sorted(accept.values(), reverse=True)[: len(labels)]
    return _discounted([accept.get(label, 0) for label in labels]) / (_discounted(best) or 1.0)


def _discounted(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades))


def _share(facts: Sequence[bool]) -> float:
    return sum(facts) / max(1, len(facts))
