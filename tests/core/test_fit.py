"""What scikit-learn learns is what is served."""

import numpy as np
import pytest

from bot.core.corpus import corpus
from bot.core.decision import probability
from bot.core.fit import Features, fit, logistic
from bot.core.fitted import Fitted
from bot.core.index import Index, margins
from bot.core.text import words

from .sample import LIBRARY

QUESTIONS = ["how much water does a cactus need", "aphids!!! on my ferns", "zzz qqq", "the the the pot", "orchid"]


def _features() -> Features:
    texts = corpus(LIBRARY)
    asked = [line.tokens for line in texts.asked]
    return Features().fit([*asked, *texts.off_topic, *(line.tokens for line in texts.meant), *texts.look_alikes])


@pytest.mark.parametrize("question", QUESTIONS)
def test_served_features_are_those_of_scikit_learn(index: Index, question: str) -> None:
    """A served row of features equals scikit-learn's own within 1e-6."""
    expected = _features().transform([words(question)]).toarray()[0]
    vector = index.vector(words(question))
    served = np.zeros_like(expected)
    served[vector.terms] = vector.weights

    np.testing.assert_allclose(served, expected, atol=1e-6)


@pytest.mark.parametrize("question", QUESTIONS)
def test_served_scores_are_those_of_scikit_learn(index: Index, fitted: Fitted, question: str) -> None:
    """The served margins equal those of scikit-learn's model on scikit-learn's features within 1e-6."""
    row = _features().transform([words(question)]).toarray()[0]
    expected = row @ fitted.passages.weights.astype(np.float64) + fitted.passages.bias

    np.testing.assert_allclose(margins(fitted.passages, index.vector(words(question))), expected, atol=1e-6)


def test_fitting_twice_gives_the_same(fitted: Fitted) -> None:
    """There is no chance in a fit."""
    again = fit(LIBRARY)

    np.testing.assert_array_equal(again.passages.weights, fitted.passages.weights)
    np.testing.assert_array_equal(again.intents.weights, fitted.intents.weights)
    assert again.words == fitted.words


def test_shapes_agree(fitted: Fitted) -> None:
    """Features are words, then characters; columns are passages."""
    features = len(fitted.words) + len(fitted.chars)

    assert fitted.idf.shape == (features,)
    assert fitted.passages.weights.shape == fitted.pooled.shape == (features, 4)
    assert fitted.passages.labels == ("pests", "repotting", "sunlight", "watering")
    assert fitted.body.shape == fitted.holds.shape == (len(fitted.stems), 4)


def test_a_logistic_model_orders_what_it_saw() -> None:
    """The fitted model gives the labelled rows the greater probability."""
    rows = [{"score": float(number), "noise": float(number % 2)} for number in range(20)]
    model = logistic(rows, [number >= 10 for number in range(20)])

    assert probability(model, rows[19]) > 0.9 > 0.1 > probability(model, rows[0])
