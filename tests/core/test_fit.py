"""What scikit-learn learns is what is served."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from scipy.sparse import hstack
from sklearn.svm import LinearSVC

from bot.core import fit as fitting
from bot.core.corpus import corpus
from bot.core.decision import probability
from bot.core.engine import Engine
from bot.core.fit import TOLERANCE, Features, fit, logistic
from bot.core.fitted import Fitted
from bot.core.index import Index, margins
from bot.core.library import FollowUp, Library
from bot.core.model import Context, Kind
from bot.core.sparse import Sparse
from bot.core.text import words

from .sample import LIBRARY, PESTS, block

QUESTIONS = ["how much water does a cactus need", "aphids!!! on my ferns", "zzz qqq", "the the the pot", "orchid"]


def _rows(texts: Iterable[Sequence[str]], library: Library = LIBRARY) -> np.ndarray:
    """Return scikit-learn's features of texts, learned from everything in the library that people type."""
    known, features = corpus(library), Features()
    labelled = (*known.asked, *known.meant, *known.follow_ups)
    features.fit_transform([*(line.tokens for line in labelled), *known.off_topic, *known.look_alikes])
    asked = list(texts)
    return hstack([features.words.transform(asked), features.chars.transform(asked)]).toarray()


def _dense(matrix: Sparse) -> np.ndarray:
    rows = len(matrix.starts) - 1
    return np.array([matrix.weigh(np.array([row]), np.ones(1)) for row in range(rows)])


def _shape(matrix: Sparse) -> tuple[int, int]:
    return len(matrix.starts) - 1, matrix.width


@pytest.mark.parametrize("question", QUESTIONS)
def test_served_features_are_those_of_scikit_learn(index: Index, question: str) -> None:
    """A served row of features equals scikit-learn's own within 1e-6."""
    expected = _rows([words(question)])[0]
    vector = index.vector(words(question))
    served = np.zeros_like(expected)
    served[vector.terms] = vector.weights

    np.testing.assert_allclose(served, expected, atol=1e-6)


@pytest.mark.parametrize("question", QUESTIONS)
def test_served_scores_are_those_of_scikit_learn(index: Index, fitted: Fitted, question: str) -> None:
    """The served margins equal those of scikit-learn's model on scikit-learn's features within 1e-6."""
    row = _rows([words(question)])[0]
    expected = row @ _dense(fitted.passages.weights)[: len(row)] + fitted.passages.bias

    np.testing.assert_allclose(margins(fitted.passages, index.vector(words(question))), expected, atol=1e-6)


def test_fitting_twice_gives_the_same(fitted: Fitted) -> None:
    """There is no chance in a fit."""
    again = fit(LIBRARY)

    np.testing.assert_array_equal(again.passages.weights.weights, fitted.passages.weights.weights)
    np.testing.assert_array_equal(again.intents.weights.weights, fitted.intents.weights.weights)
    assert again.words == fitted.words


def test_shapes_agree(fitted: Fitted) -> None:
    """Features are words, then characters, then what was shown; columns are passages."""
    features = len(fitted.words) + len(fitted.chars)

    assert fitted.idf.shape == (features,)
    assert _shape(fitted.passages.weights) == (features + 4, 4)
    assert _shape(fitted.pooled) == (features, 4)
    assert fitted.passages.labels == ("pests", "repotting", "sunlight", "watering")
    assert _shape(fitted.holds) == (len(fitted.stems), 4)
    assert [_shape(body.weights) for body in fitted.bodies] == [(len(body.terms), 4) for body in fitted.bodies]


def test_separators_are_those_of_scikit_learn(fitted: Fitted) -> None:
    """Learned one by one, they are what scikit-learn learns of all labels at once, within the solver's tolerance."""
    asked = corpus(LIBRARY).asked
    matrix = _rows(line.tokens for line in asked)
    labels = [line.label for line in asked]
    whole = LinearSVC(class_weight="balanced", tol=TOLERANCE, random_state=0).fit(matrix, labels)

    learned = _dense(fitted.passages.weights)[: matrix.shape[1]].T
    served, expected = matrix @ learned.T + fitted.passages.bias, matrix @ whole.coef_.T + whole.intercept_

    np.testing.assert_allclose(served, expected, atol=TOLERANCE)


def test_what_was_shown_moves_the_margins() -> None:
    """The same words lead elsewhere after another passage, as the follow-ups say; without these they do not."""
    lines = (("watering", "repotting"), ("pests", "sunlight"))
    follow_ups = tuple(FollowUp(after, wanted, "how often then") for after, wanted in lines)
    index = Index(fit(replace(LIBRARY, follow_ups=follow_ups)))
    tokens = ("how", "often", "then")
    bare = Index(fit(LIBRARY))

    for after, wanted in lines:
        led = index.led(tokens, (after,)).linear
        assert index.passages[led.argmax()] == wanted
        np.testing.assert_allclose(bare.led(tokens, (after,)).linear, bare.search(tokens).linear)


def test_what_follows_off_topic_leaves_the_domain() -> None:
    """A follow-up that no passage answers is less in scope after the passage that it followed than elsewhere."""
    line = FollowUp("watering", "", "and for the dog")
    index = Index(fit(replace(LIBRARY, follow_ups=(line,))))
    tokens = words(line.text)

    assert index.led(tokens, ("watering",)).domain < index.led(tokens, ("pests",)).domain


def test_many_passages_are_not_separated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit the centroids serve as the linear model: cosines of 0 and 1 are margins of -1 and 1."""
    monkeypatch.setattr(fitting, "MOST_SEPARATED", 3)
    hits = Index(fit(LIBRARY)).search(("bugs", "on", "the", "leaves"))

    np.testing.assert_allclose(hits.linear, 2 * hits.pooled - 1, atol=1e-6)
    assert hits.linear.argmax() == 0


_BARE = replace(LIBRARY, safety=(), smalltalk=())
_TITLES = {name: replace(each, excerpt=(), detail=(), phrasings=()) for name, each in LIBRARY.passages.items()}
_NO_WORDS = {name: replace(each, title="", excerpt=(), detail=()) for name, each in LIBRARY.passages.items()}


@pytest.mark.parametrize(
    "library",
    [
        pytest.param(_BARE, id="no intents"),
        pytest.param(replace(_BARE, off_topic=()), id="no intents, nothing off topic"),
        pytest.param(replace(_BARE, passages=_TITLES), id="no bodies, no phrasings"),
        pytest.param(replace(LIBRARY, passages=_NO_WORDS), id="no words in any body"),
        pytest.param(replace(_BARE, off_topic=(), passages={"pests": replace(PESTS, related=())}), id="one passage"),
        pytest.param(replace(_BARE, passages=_TITLES | {"pests": replace(PESTS, related=())}), id="one body"),
    ],
)
@pytest.mark.parametrize("question", ["how do i get rid of aphids", "hello", "who won the match", "zzz", "хай", ""])
def test_little_is_enough(library: Library, question: str) -> None:
    """A library without intents, bodies, phrasings or a second passage is fitted and serves any message."""
    reply = Engine(library, fit(library)).respond(question, Context(), datetime(2026, 11, 24, tzinfo=UTC)).reply
    found = [each.passage for each in (*reply.answers, *reply.choices)]

    assert reply.kind is not Kind.ANSWER or found[0] == "pests"
    assert question != "how do i get rid of aphids" or found[0] == "pests"


def test_bodies_are_weighed_by_bm25() -> None:
    """The weight of a word is that of Robertson and Zaragoza, by hand, but for the power: k1 is 1.2, b is 0.75."""
    texts = {"pests": "lice lice", "watering": "water", "sunlight": "sun", "repotting": "pot"}
    passages = {
        name: replace(each, title="", excerpt=(block(texts[name]),), detail=())
        for name, each in LIBRARY.passages.items()
    }
    stems = fit(replace(LIBRARY, passages=passages)).bodies[0]
    idf = np.log(1 + (4 - 1 + 0.5) / (1 + 0.5)) ** 1.25
    weight = idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 2 / 1.25))

    assert stems.idf[stems.terms.index("lic")] == pytest.approx(idf)
    np.testing.assert_allclose(_dense(stems.weights)[stems.terms.index("lic")], [weight, 0, 0, 0], rtol=1e-6)


def test_a_logistic_model_orders_what_it_saw() -> None:
    """The fitted model gives the labelled rows the greater probability."""
    rows = [{"score": float(number), "noise": float(number % 2)} for number in range(20)]
    model = logistic(rows, [number >= 10 for number in range(20)])

    assert probability(model, rows[19]) > 0.9 > 0.1 > probability(model, rows[0])
