"""What fitting leaves behind: plain arrays and words, nothing of scikit-learn."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.sparse import Floats, Integers, Sparse


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model: `weights` has a row a feature and a column a label, `bias` an entry a label."""

    labels: tuple[str, ...]
    weights: Sparse
    bias: Floats


@dataclass(frozen=True, slots=True)
class Body:
    """BM25 over one family of terms: `weights` has a row a term and a column a passage, `idf` an entry a term."""

    terms: tuple[str, ...]
    idf: Floats
    weights: Sparse


@dataclass(frozen=True, slots=True)
class Fitted:
    """Everything that the engine needs to know of the library's language.

    Features are the word n-grams (`words`), then the character n-grams (`chars`), `idf` for both in this order. The
    models of `passages` and of the `domain` have a further feature for each passage: that it was shown last.
    `pooled` has a column a passage: the mean of its phrasings, at length 1. `phrasings` has a row a word n-gram and a
    column a phrasing; `owners`, which never fall, give each phrasing's passage. `bodies` are the families of
    `bot.core.bodies`. `holds` (1 or nothing) has a row a stem of `stems` and a column a passage.
    """

    words: tuple[str, ...]
    chars: tuple[str, ...]
    idf: Floats
    passages: Linear
    pooled: Sparse
    phrasings: Sparse
    owners: Integers
    domain: Linear
    intents: Linear
    stems: tuple[str, ...]
    stem_idf: Floats
    holds: Sparse
    bodies: tuple[Body, ...]
    counts: Mapping[str, int]
