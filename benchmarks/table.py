"""A table in Markdown."""

from collections.abc import Mapping, Sequence

Row = Mapping[str, str | float]


def table(rows: Sequence[Row]) -> str:
    """Return the rows under the names of their columns, which are those of the first."""
    if not rows:
        return "(nothing was run)"
    lines = [list(rows[0]), ["---"] * len(rows[0]), *([_cell(value) for value in row.values()] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.3f}" if value < 1.5 else f"{value:.1f}"
