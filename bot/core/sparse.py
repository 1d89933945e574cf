"""A sparse matrix in plain arrays, made to be multiplied by a row of few terms."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Sparse:
    """Row `r` holds `weights[starts[r]:starts[r + 1]]`, in the `columns` at the same places; there are `width` columns.

    The columns are as short integers as the width allows.
    """

    starts: Integers
    columns: NDArray[np.uint16] | Integers
    weights: Floats
    width: int

    def row(self, number: int) -> NDArray[np.uint16] | Integers:
        """Return the columns that a row holds."""
        return self.columns[self.starts[number] : self.starts[number + 1]]

    def weigh(self, rows: NDArray[np.int64], weights: Array) -> Array:
        """Return the sum of the rows, each times its weight: an entry a column."""
        first = self.starts[rows]
        lengths = self.starts[rows + 1] - first
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - ends + lengths, lengths)
        shares = np.repeat(weights, lengths) * self.weights[places]
        return np.bincount(self.columns[places], shares, self.width).astype(np.float64, copy=False)
