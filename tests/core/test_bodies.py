"""The passages' texts by BM25."""

import numpy as np
import pytest

from bot.core.bodies import Bodies, idf
from bot.core.fitted import Fitted
from bot.core.index import Index


def _shares(fitted: Fitted, question: str) -> np.ndarray:
    return Bodies(fitted.bodies, len(fitted.passages.labels)).search(tuple(question.split()))


def test_other_forms_of_a_word_are_found(fitted: Fitted) -> None:
    """Runs of characters find a form that the stemmer doesn't join: a "repotter" is near to repotting."""
    shares = _shares(fitted, "repotter")

    assert fitted.passages.labels[int(shares.argmax())] == "repotting"
    assert shares.max() > 0.1


def test_unknown_words_lower_the_share(fitted: Fitted, index: Index) -> None:
    """What no body holds counts as the rarest would, so that a stranger among the words costs its share."""
    column = index.passages.index("repotting")

    assert 0 < _shares(fitted, "orchid xylophone")[column] < _shares(fitted, "orchid")[column]


@pytest.mark.parametrize("question", ["", "xylophone", "ж"])
def test_nothing_known_is_no_share(fitted: Fitted, question: str) -> None:
    """A question without a known term has no share in any body."""
    assert _shares(fitted, question).max() < 0.1


def test_rarer_terms_weigh_more_and_none_weighs_less_than_nothing() -> None:
    """The inverse document frequency falls with the number of bodies, and stays positive."""
    weights = idf(10, np.arange(11))

    assert (np.diff(weights) < 0).all()
    assert weights[-1] > 0
