"""scikit-learn learns from the library; what it learned is handed on as plain arrays. The only importer of sklearn."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC
from sklearn.utils.parallel import Parallel, delayed

from bot.core.bodies import FAMILIES, LENGTH_SHARE, SATURATION, Analyzer, idf
from bot.core.corpus import QUESTION, Corpus, Tokens, corpus
from bot.core.fitted import Body, Fitted, Linear
from bot.core.library import Library, Model
from bot.core.sparse import Sparse
from bot.core.text import char_grams, stems, word_grams

TOLERANCE = 0.5  # of the separators: a tighter one takes longer and moves a margin by a hundredth on average
WORTH_SHARING = 500_000  # rows times labels from which other processes are worth their start of about a second
MARGIN = 4.0  # log odds that a margin of 1 stands for among the intents: the least log loss in cross-validation
# Passages. Learning a separator of each from all texts takes about two minutes for so many of 90 phrasings, and grows
# with the square; and of 2,000 titles the separators alone would weigh a gigabyte.
MOST_SEPARATED = 500


def fit(library: Library) -> Fitted:
    """Learn the features, a model of passages, one of what is off topic, one of intents, and the bodies' weights."""
    texts = corpus(library)
    owners, phrasings = zip(*((line.label, line.tokens) for line in texts.asked), strict=True)
    no_intents = [*phrasings, *texts.off_topic, *(line.tokens for line in texts.follow_ups), *texts.look_alikes]
    every = [*no_intents, *(line.tokens for line in texts.meant)]
    features = Features()
    matrix = features.fit_transform(every)
    asked, known = len(phrasings), len(phrasings) + len(texts.off_topic)
    questions, strangers = matrix[:asked], matrix[asked:known]
    names, columns = np.unique(owners, return_inverse=True)
    centroids = _centroids(questions, columns, len(names))
    followed = _Followed(matrix[known : known + len(texts.follow_ups)], texts)
    stem_vectorizer = TfidfVectorizer(analyzer=stems).fit([*every, *texts.bodies.values()])
    return Fitted(
        words=tuple(features.words.get_feature_names_out()),
        chars=tuple(features.chars.get_feature_names_out()),
        idf=np.concatenate([features.words.idf_, features.chars.idf_]).astype(np.float32),
        passages=_passages(questions, owners, centroids, followed),
        pooled=_by_term(centroids),
        phrasings=_by_term(questions[:, : len(features.words.vocabulary_)]),
        owners=columns.astype(np.int32),
        domain=_domain(questions, strangers, followed),
        intents=_intents(matrix, [*[QUESTION] * len(no_intents), *(line.label for line in texts.meant)]),
        stems=tuple(stem_vectorizer.get_feature_names_out()),
        stem_idf=stem_vectorizer.idf_.astype(np.float32),
        holds=_holds(texts, names, stem_vectorizer.vocabulary_),
        bodies=tuple(_body([texts.bodies[name] for name in names], analyzer) for analyzer, _ in FAMILIES),
        counts=dict(texts.counts),
    )


class Features:
    """Word 1-2-grams and character 2-4-grams side by side, each TF-IDF weighted at length 1."""

    def __init__(self) -> None:
        self.words = TfidfVectorizer(analyzer=word_grams, sublinear_tf=True)
        self.chars = TfidfVectorizer(analyzer=char_grams, sublinear_tf=True)

    def fit_transform(self, texts: Sequence[Tokens]) -> csr_matrix:
        """Learn the vocabulary and the inverse document frequencies; return a row of features for each text."""
        return hstack([self.words.fit_transform(texts), self.chars.fit_transform(texts)]).tocsr()


class _Followed:
    """The follow-ups as rows: their features, then the terms of what was shown before, TF-IDF weighted at length 1.

    `subjects` has these terms for each passage: what is learned of them comes down to one number a passage and label.
    """

    def __init__(self, features: csr_matrix, texts: Corpus) -> None:
        passages = sorted(texts.subjects)
        terms = TfidfVectorizer(analyzer=tuple).fit(texts.subjects.values())
        self.subjects = terms.transform([texts.subjects[passage] for passage in passages])
        number = {passage: number for number, passage in enumerate(passages)}
        shown = [number[line.after] for line in texts.follow_ups]
        self.rows = hstack([features, self.subjects[shown]]).tocsr()
        self.wanted = np.array([line.label for line in texts.follow_ups], dtype=object)

    def beside(self, questions: csr_matrix) -> csr_matrix:
        """Return questions as rows of the same width: nothing was shown before them."""
        return hstack([questions, csr_matrix((questions.shape[0], self.subjects.shape[1]))]).tocsr()

    def condensed(self, weights: csr_matrix) -> csr_matrix:
        """Return learned weights (a row a label) with one column a passage in place of the subjects' terms."""
        features = weights.shape[1] - self.subjects.shape[1]
        return hstack([weights[:, :features], weights[:, features:] @ self.subjects.T]).tocsr()


def logistic(rows: Sequence[Mapping[str, float]], labels: Sequence[bool]) -> Model:
    """Fit a logistic model to rows of named features."""
    names = sorted(rows[0])
    matrix = np.array([[row[name] for name in names] for row in rows])
    scale = matrix.std(axis=0) + 1e-9
    model = LogisticRegression(max_iter=2000).fit(matrix / scale, labels)
    learned = zip(names, (model.coef_[0] / scale).tolist(), strict=True)
    return Model(float(model.intercept_[0]), dict(learned))


def _passages(questions: csr_matrix, owners: Sequence[str], centroids: csr_matrix, followed: _Followed) -> Linear:
    """A separator each, but the centroids where that takes too long, or where there is nothing to separate from."""
    names = sorted(set(owners))
    if 1 < len(names) <= MOST_SEPARATED:
        covered = followed.wanted != ""
        rows = vstack([followed.beside(questions), followed.rows[covered]]).tocsr()
        weights, bias = _separators(rows, [*owners, *followed.wanted[covered]], cost=1.0)
        return _linear(names, followed.condensed(weights), bias)
    # Words and characters are each at length 1, so that a cosine of 0 to 1 becomes a margin of -1 to 1.
    weights = followed.condensed(followed.beside(np.sqrt(2) * centroids))
    return _linear(names, weights, [-1.0] * len(names))


def _intents(matrix: csr_matrix, labels: Sequence[str]) -> Linear:
    """A separator each; without a single intent, everything is a question."""
    names = sorted(set(labels))
    if len(names) == 1:
        return _linear(names, csr_matrix((1, matrix.shape[1])), [0.0])
    weights, bias = _separators(matrix, labels, cost=2.0)
    return _linear(names, MARGIN * weights, [MARGIN * each for each in bias])


def _separators(matrix: csr_matrix, labels: Sequence[str], cost: float) -> tuple[csr_matrix, Sequence[float]]:
    """Return the weights and the bias of a linear separator a label against all others, each label weighing the same.

    They are learned one by one, since scikit-learn would hold all of them as a dense matrix; many, on all cores.
    """
    names, columns = np.unique(labels, return_inverse=True)
    shared = -1 if matrix.shape[0] * len(names) >= WORTH_SHARING else 1
    owned = [columns == number for number in range(len(names))]
    learned = Parallel(n_jobs=shared)(delayed(_separator)(matrix, own, cost, 1 / len(names)) for own in owned)
    weights, bias = zip(*learned, strict=True)
    return vstack(weights).tocsr(), bias


def _separator(matrix: csr_matrix, own: np.ndarray, cost: float, share: float) -> tuple[csr_matrix, float]:
    """Return what separates a label's `own` rows from the others; together they weigh `share` of all rows."""
    balance = {True: share * len(own) / own.sum(), False: 1.0}
    model = LinearSVC(C=cost, class_weight=balance, tol=TOLERANCE, random_state=0).fit(matrix, own)
    return csr_matrix(model.coef_.astype(np.float32)), float(model.intercept_[0])


def _linear(names: Iterable[str], weights: csr_matrix, bias: Sequence[float]) -> Linear:
    return Linear(tuple(map(str, names)), _by_term(weights), np.array(bias, np.float32))


def _centroids(matrix: csr_matrix, columns: np.ndarray, count: int) -> csr_matrix:
    """Return the mean of each passage's phrasings, at length 1."""
    member = csr_matrix((np.ones(len(columns)), (columns, np.arange(len(columns)))), (count, len(columns)))
    return normalize(member @ matrix)


def _domain(questions: csr_matrix, strangers: csr_matrix, followed: _Followed) -> Linear:
    """A model of what is off topic; without examples of it, nothing is."""
    if not strangers.shape[0]:
        return _linear(["asked"], csr_matrix((1, questions.shape[1] + followed.subjects.shape[0])), [0.0])
    labels = [*[True] * questions.shape[0], *[False] * strangers.shape[0], *(followed.wanted != "")]
    rows = vstack([followed.beside(questions), followed.beside(strangers), followed.rows]).tocsr()
    model = LogisticRegression(C=30.0, class_weight="balanced", solver="liblinear", random_state=0).fit(rows, labels)
    return _linear(["asked"], followed.condensed(csr_matrix(model.coef_)), model.intercept_)


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
