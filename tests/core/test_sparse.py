"""The sparse matrix."""

import numpy as np
import pytest

from bot.core.sparse import Sparse

DENSE = np.array([[1.0, 0.0, 2.0], [0.0, 0.0, 0.0], [0.0, 4.0, 8.0]])
MATRIX = Sparse(
    starts=np.array([0, 2, 2, 4], np.int32),
    columns=np.array([0, 2, 1, 2], np.uint16),
    weights=np.array([1, 2, 4, 8], np.float32),
    width=3,
)


@pytest.mark.parametrize("rows", [[], [0], [1], [0, 2], [2, 1, 0]])
def test_rows_are_weighed_and_added(rows: list[int]) -> None:
    """The sum is that of the dense matrix, whether rows are empty, out of order or none at all."""
    weights = 1.0 + np.arange(len(rows))

    np.testing.assert_array_equal(MATRIX.weigh(np.array(rows, np.int64), weights), weights @ DENSE[rows])


def test_a_row_names_its_columns() -> None:
    """The columns of a row are those that it holds."""
    assert [MATRIX.row(number).tolist() for number in range(3)] == [[0, 2], [], [1, 2]]
