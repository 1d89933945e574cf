"""scikit-learn learns from the library; what it learned is handed on as plain arrays. The only importer of sklearn."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from bot.core.bodies import FAMILIES, LENGTH_SHARE, SATURATION, Analyzer, idf
from bot.core.corpus import QUESTION, Corpus, Tokens, corpus
from bot.core.fitted import Body, Fitted, Linear
from bot.core.library import Library, Model
from bot.core.sparse import Sparse
from bot.core.text import char_grams, stems, word_grams

TOLERANCE = 1e-2  # of the separators: a tighter one takes longer and moves no margin by more than some thousandths
MARGIN = 4.0  # log odds that a margin of 1 stands for among the intents: the least log loss in cross-validation
# Passages. Learning a separator of each from all texts takes about two minutes for so many of 90 phrasings, and grows
# with the square; and of 2,000 titles the separators alone would weigh a gigabyte.
MOST_SEPARATED = 500


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
    centroids = _centroids(questions, columns, len(names))
    stem_vectorizer = TfidfVectorizer(analyzer=stems).fit([*every, *texts.bodies.values()])
    return Fitted(
        words=tuple(features.words.get_feature_names_out()),
        chars=tuple(features.chars.get_feature_names_out()),
        idf=np.concatenate([features.words.idf_, features.chars.idf_]).astype(np.float32),
        passages=_passages(questions, owners, centroids),
        pooled=_by_term(centroids),
        phrasings=_by_term(questions[:, : len(features.words.vocabulary_)]),
        owners=columns.astype(np.int32),
        domain=_domain(questions, strangers),
        intents=_separators(matrix, meant, cost=2.0, scale=MARGIN),
        stems=tuple(stem_vectorizer.get_feature_names_out()),
        stem_idf=stem_vectorizer.idf_.astype(np.float32),
        holds=_holds(texts, names, stem_vectorizer.vocabulary_),
        bodies=tuple(_body([texts.bodies[name] for name in names], analyzer) for analyzer, _ in FAMILIES),
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


def _passages(questions: csr_matrix, owners: Sequence[str], centroids: csr_matrix) -> Linear:
    """A separator each, but the centroids where that takes too long, or where there is nothing to separate from."""
    names = sorted(set(owners))
    if 1 < len(names) <= MOST_SEPARATED:
        return _separators(questions, owners, cost=1.0)
    # Words and characters are each at length 1, so that a cosine of 0 to 1 becomes a margin of -1 to 1.
    return _linear(names, np.sqrt(2) * centroids, [-1.0] * len(names))


def _separators(matrix: csr_matrix, labels: Sequence[str], cost: float, scale: float = 1.0) -> Linear:
    """One linear separator a label against all others, each label weighing the same; a single label is always it.

    They are learned one by one, since scikit-learn would hold all of them as a dense matrix.
    """
    names, columns = np.unique(labels, return_inverse=True)
    if len(names) == 1:
        return _linear(names, csr_matrix((1, matrix.shape[1])), [0.0])
    weights, bias = [], []
    for number in range(len(names)):
        own = columns == number
        balance = {True: len(own) / (len(names) * own.sum()), False: 1.0}
        model = LinearSVC(C=cost, class_weight=balance, tol=TOLERANCE, random_state=0).fit(matrix, own)
        weights.append(csr_matrix((scale * model.coef_).astype(np.float32)))
        bias.append(scale * model.intercept_[0])
    return _linear(names, vstack(weights).tocsr(), bias)


def _linear(names: Iterable[str], weights: csr_matrix, bias: Sequence[float]) -> Linear:
    return Linear(tuple(map(str, names)), _by_term(weights), np.array(bias, np.float32))


def _centroids(matrix: csr_matrix, columns: np.ndarray, count: int) -> csr_matrix:
    """Return the mean of each passage's phrasings, at length 1."""
    member = csr_matrix((np.ones(len(columns)), (columns, np.arange(len(columns)))), (count, len(columns)))
    return normalize(member @ matrix)


def _domain(questions: csr_matrix, strangers: csr_matrix) -> Linear:
    """A model of what is off topic; without examples of it, nothing is."""
    if not strangers.shape[0]:
        return _linear(["asked"], csr_matrix((1, questions.shape[1])), [0.0])
    labels = [True] * questions.shape[0] + [False] * strangers.shape[0]
    model = LogisticRegression(C=30.0, class_weight="balanced", solver="liblinear", random_state=0)
    model.fit(vstack([questions, strangers]).tocsr(), labels)
    return _linear(["asked"], csr_matrix(model.coef_), model.intercept_)


def _body(bodies: Sequence[Tokens], analyzer: Analyzer) -> Body:
    """Return the BM25 weight of each term (row) in each body (column)."""
    terms = tuple(sorted({term for body in bodies for term in analyzer(body)}))
    weights = _counted([analyzer(body) for body in bodies], {term: number for number, term in enumerate(terms)})
    rarity = idf(len(bodies), np.bincount(weights.indices, minlength=len(terms)))
    lengths = weights.sum(axis=1).A1
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / (lengths.mean() or 1.0))
    norms = np.repeat(norm, np.diff(weights.indptr))
    weights.data = rarity[weights.indices] * weights.data * (SATURATION + 1) / (weights.data + norms)
    return Body(terms, rarity.astype(np.float32), _by_term(weights))


def _holds(texts: Corpus, names: Iterable[str], stem_numbers: Mapping[str, int]) -> Sparse:
    """Return which stems (rows) a passage (column) explains: those of its body, title and phrasings."""
    spoken = {name: list(texts.bodies[name]) for name in names}
    for line in texts.asked:
        spoken[line.label].extend(line.tokens)
    return _by_term(_counted([set(stems(spoken[name])) for name in names], stem_numbers))


def _counted(texts: Iterable[Iterable[str]], numbers: Mapping[str, int]) -> csr_matrix:
    """Return how often each text (row) has each term (column)."""
    counts = [Counter(map(numbers.__getitem__, text)) for text in texts]
    starts = np.cumsum([0, *map(len, counts)])
    columns = [number for count in counts for number in count]
    often = [float(times) for count in counts for times in count.values()]
    return csr_matrix((often, columns, starts), (len(counts), len(numbers)))


def _by_term(matrix: csr_matrix) -> Sparse:
    """Turn the terms, which are columns, into rows."""
    by_term, width = matrix.T.tocsr(), matrix.shape[0]
    by_term.eliminate_zeros()
    columns = by_term.indices.astype(np.uint16 if width <= np.iinfo(np.uint16).max else np.int32)
    return Sparse(by_term.indptr.astype(np.int32), columns, by_term.data.astype(np.float32), width)
