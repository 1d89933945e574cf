"""What is wrong with the content: file, line, problem and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """Errors stop a start or a reload; warnings and notices don't."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `rule` is the short name of what was broken, lines count from 1."""

    path: Path
    line: int
    severity: Severity
    rule: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity}: {self.what} ({self.remedy})"


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file."""

    path: Path
    line: int = 1

    def error(self, rule: str, what: str, remedy: str) -> Problem:
        """Return an error at this line."""
        return Problem(self.path, self.line, Severity.ERROR, rule, what, remedy)

    def warning(self, rule: str, what: str, remedy: str) -> Problem:
        """Return a warning at this line."""
        return Problem(self.path, self.line, Severity.WARNING, rule, what, remedy)

    def notice(self, rule: str, what: str, remedy: str) -> Problem:
        """Return a notice at this line."""
        return Problem(self.path, self.line, Severity.NOTICE, rule, what, remedy)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file and line."""
    return tuple(sorted(problems, key=lambda one: (str(one.path), one.line, one.rule, one.what)))


def any_error(problems: Iterable[Problem]) -> bool:
    """Tell whether one of `problems` stops a start."""
    return any(problem.severity is Severity.ERROR for problem in problems)


class BrokenLibrary(Exception):  # noqa: N818 - it says what is broken
    """The content has errors: `problems` holds all that was found, the message has one a line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
