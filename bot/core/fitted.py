"""What fitting leaves behind: plain arrays and words, nothing of scikit-learn."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model: `weights` has a row a feature and a column a label, `bias` an entry a label."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Postings:
    """Texts by term: the texts that hold term `t` are `rows[starts[t]:starts[t + 1]]`, with their `weights`."""

    starts: Integers
    rows: Integers
    weights: Floats


@dataclass(frozen=True, slots=True)
class Fitted:
    """Everything that the engine needs to know of the library's language.

    Features are the word n-grams (`words`), then the character n-grams (`chars`), `idf` for both in this order.
    `pooled` has a column a passage: the mean of its phrasings, at length 1. `phrasings` are postings over the word
    n-grams; `owners` gives each phrasing's passage. `body` (BM25 weights) and `holds` (0 or 1) have a row a stem of
    `stems`.
    """

    words: tuple[str, ...]
    chars: tuple[str, ...]
    idf: Floats
    passages: Linear
    pooled: Floats
    phrasings: Postings
    owners: Integers
    domain: Linear
    intents: Linear
    stems: tuple[str, ...]
    stem_idf: Floats
    body: Floats
    holds: NDArray[np.uint8]
    counts: Mapping[str, int]
