"""Problems and how they are told."""

from pathlib import Path

import pytest

from bot.content.problem import BrokenLibrary, Place, any_error, in_order

PLACE = Path("knowledge/a.md")


def test_a_problem_names_place_fault_and_remedy() -> None:
    """One line says file, line, severity, what is wrong and what to do."""
    problem = Place(PLACE, 3).error("table", "a table cannot be shown", "write a list")
    assert str(problem) == "knowledge/a.md:3: error: a table cannot be shown (write a list)"


def test_the_exception_lists_all() -> None:
    """A broken library tells every problem, one a line."""
    problems = (Place(PLACE, 1).error("a", "one", "x"), Place(PLACE, 2).error("b", "two", "y"))
    with pytest.raises(BrokenLibrary) as broken:
        raise BrokenLibrary(problems)
    assert str(broken.value).splitlines() == [str(problem) for problem in problems]
    assert broken.value.problems == problems


def test_order_is_by_file_then_line() -> None:
    """Line 10 comes after line 9, and file a before file b."""
    found = [Place(Path(name), line).error("r", "w", "m") for name, line in (("b", 1), ("a", 10), ("a", 9))]
    assert [(str(one.path), one.line) for one in in_order(found)] == [("a", 9), ("a", 10), ("b", 1)]


def test_only_an_error_counts_as_one() -> None:
    """Warnings and notices don't stop a start."""
    place = Place(PLACE)
    assert not any_error([place.warning("r", "w", "m"), place.notice("r", "w", "m")])
    assert any_error([place.notice("r", "w", "m"), place.error("r", "w", "m")])
