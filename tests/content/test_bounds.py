"""Bounds for the figures of an evaluation."""

from pathlib import Path

import pytest

from bot.content.bounds import Bound, read_bounds
from bot.content.problem import BrokenLibrary


def test_bounds_are_read(tmp_path: Path) -> None:
    """Each figure has a least and a greatest share; what is not given bounds nothing."""
    path = tmp_path / "bounds.yaml"
    path.write_text("answers right: {at_least: 0.5}\n")

    assert read_bounds(path) == {"answers right": Bound(at_least=0.5, at_most=1.0)}


@pytest.mark.parametrize(
    "text", ["answers right: {at_lest: 0.5}", "answers right: {at_least: 2.0}", "- a list", "a: {"]
)
def test_typos_are_errors(tmp_path: Path, text: str) -> None:
    """A mistyped bound would hold nothing, so it is refused."""
    path = tmp_path / "bounds.yaml"
    path.write_text(text + "\n")

    with pytest.raises(BrokenLibrary):
        read_bounds(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """So is a file that is not there."""
    with pytest.raises(BrokenLibrary, match="is missing"):
        read_bounds(tmp_path / "bounds.yaml")
