"""scikit-learn learns from the library; what it learned is handed on as plain arrays. The only importer of sklearn."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from bot.core.corpus import QUESTION, Corpus, Tokens, corpus
from bot.core.fitted import Fitted, Floats, Linear, Postings
from bot.core.library import Library, Model
from bot.core.text import char_grams, stems, word_grams

TOLERANCE = 1e-2  # of the separators: a tighter one takes longer and moves no margin by more than some thousandths
MARGIN = 4.0  # log odds that a margin of 1 stands for among the intents: the least log loss in cross-validation
SATURATION, LENGTH_SHARE = 1.2, 0.75  # k1 and b of BM25 (Robertson and Zaragoza 2009)


def fit(library: Library) -> Fitted:
    """Learn the features, a model of passages, one of what is off topic, one of intents, and the bodies' weights."""
    texts = corpus(library)
    owners, phrasings = zip(*((line.label, line.tokens) for line in texts.asked), strict=True)
    every = [*phrasings, *texts.off_topic, *(line.tokens for line in texts.meant), *texts.look_alikes]
    features = Features().fit(every)
    matrix = features.transform(every)
    asked, known = len(phrasings), len(phrasings) + len(texts.off_topic)
    questions, strangers = matrix[:asked], matrix[asked:known]
    meant = [*[QUESTION] * known, *(line.label for line in texts.meant), *[QUESTION] * len(texts.look_alikes)]
    names, columns = np.unique(owners, return_inverse=True)
    stem_vectorizer = TfidfVectorizer(analyzer=stems).fit([*every, *texts.bodies.values()])
    return Fitted(
        words=tuple(features.words.get_feature_names_out()),
        chars=tuple(features.chars.get_feature_names_out()),
        idf=np.concatenate([features.words.idf_, features.chars.idf_]).astype(np.float32),
        passages=_linear(questions, owners),
        pooled=_pooled(questions, columns, len(names)),
        phrasings=_postings(questions[:, : len(features.words.vocabulary_)]),
        owners=columns.astype(np.int32),
        domain=_domain(questions, strangers),
        intents=_intents(matrix, meant),
        stems=tuple(stem_vectorizer.get_feature_names_out()),
        stem_idf=stem_vectorizer.idf_.astype(np.float32),
        body=_bm25([texts.bodies[name] for name in names], stem_vectorizer),
        holds=_holds(texts, names, stem_vectorizer),
        counts=dict(texts.counts),
    )


class Features:
    """Word 1-2-grams and character 2-5-grams side by side, each TF-IDF weighted at length 1."""

    def fit(self, texts: Sequence[Tokens]) -> "Features":
        """Learn the vocabulary and the inverse document frequencies."""
        self.words = TfidfVectorizer(analyzer=word_grams, sublinear_tf=True).fit(texts)
        self.chars = TfidfVectorizer(analyzer=char_grams, sublinear_tf=True).fit(texts)
        return self

    def transform(self, texts: Sequence[Tokens]) -> csr_matrix:
        """Return a row of features for each text."""
        return hstack([self.words.transform(texts), self.chars.transform(texts)]).tocsr()


def logistic(rows: Sequence[Mapping[str, float]], labels: Sequence[bool]) -> Model:
    """Fit a logistic model to rows of named features."""
    names = sorted(rows[0])
    matrix = np.array([[row[name] for name in names] for row in rows])
    scale = matrix.std(axis=0) + 1e-9
    model = LogisticRegression(max_iter=2000).fit(matrix / scale, labels)
    learned = zip(names, (model.coef_[0] / scale).tolist(), strict=True)
    return Model(float(model.intercept_[0]), dict(learned))


def _linear(matrix: csr_matrix, labels: Sequence[str]) -> Linear:
    """One linear separator a label against all others."""
    model = LinearSVC(C=1.0, class_weight="balanced", tol=TOLERANCE, random_state=0).fit(matrix, labels)
    return _signed(model.classes_, model.coef_, model.intercept_)


def _signed(labels: Sequence[str], weights: Floats, bias: Floats) -> Linear:
    """Give each label a column; with two labels scikit-learn keeps only that of the second."""
    if len(labels) == 2:
        weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
    return Linear(tuple(map(str, labels)), weights.T.astype(np.float32).copy(), bias.astype(np.float32))


def _pooled(matrix: csr_matrix, columns: np.ndarray, count: int) -> Floats:
    member = csr_matrix((np.ones(len(columns)), (columns, np.arange(len(columns)))), (count, len(columns)))
    return np.ascontiguousarray(normalize(member @ matrix).T.toarray().astype(np.float32))


def _postings(matrix: csr_matrix) -> Postings:
    by_term = matrix.tocsc()
    return Postings(by_term.indptr.astype(np.int32), by_term.indices.astype(np.int32), by_term.data.astype(np.float32))


def _domain(questions: csr_matrix, strangers: csr_matrix) -> Linear:
    """A model of what is off topic; without examples of it, nothing is."""
    if not strangers.shape[0]:
        return Linear(("asked",), np.zeros((questions.shape[1], 1), np.float32), np.zeros(1, np.float32))
    labels = [True] * questions.shape[0] + [False] * strangers.shape[0]
    model = LogisticRegression(C=10.0, class_weight="balanced", solver="liblinear", random_state=0)
    model.fit(vstack([questions, strangers]).tocsr(), labels)
    return Linear(("asked",), model.coef_.T.astype(np.float32).copy(), model.intercept_.astype(np.float32))


def _intents(matrix: csr_matrix, labels: Sequence[str]) -> Linear:
    """A separator of each intent and of `question`, each weighing the same; its margins serve as log odds."""
    model = LinearSVC(C=2.0, class_weight="balanced", tol=TOLERANCE, random_state=0).fit(matrix, labels)
    return _signed(model.classes_, MARGIN * model.coef_, MARGIN * model.intercept_)


def _bm25(bodies: Sequence[Tokens], vectorizer: TfidfVectorizer) -> Floats:
    """Return the BM25 weight of each stem (row) in each body (column)."""
    counter = CountVectorizer(analyzer=stems, vocabulary=vectorizer.vocabulary_)
    counts = counter.transform(bodies).toarray().astype(np.float64)
    lengths = counts.sum(axis=1, keepdims=True)
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / lengths.mean())
    saturated = counts * (SATURATION + 1) / (counts + norm)
    return np.ascontiguousarray((saturated * vectorizer.idf_).T.astype(np.float32))


def _holds(texts: Corpus, names: Iterable[str], vectorizer: TfidfVectorizer) -> NDArray[np.uint8]:
    """Return which stems (rows) a passage (column) explains: those of its body, title and phrasings."""
    spoken = {name: list(texts.bodies[name]) for name in names}
    for line in texts.asked:
        spoken[line.label].extend(line.tokens)
    counter = CountVectorizer(analyzer=stems, vocabulary=vectorizer.vocabulary_, binary=True)
    matrix = counter.transform([spoken[name] for name in names])
    return np.ascontiguousarray(matrix.T.toarray().astype(np.uint8))
