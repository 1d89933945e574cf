"""The content checked: errors as at a start, then what a maintainer should look at."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content.load import survey
from bot.content.problem import Problem, Severity, any_error, in_order
from bot.content.questions import Question
from bot.maintain.findings import findings
from bot.maintain.reading import reading_level
from bot.maintain.stale import stale


@dataclass(frozen=True, slots=True)
class Report:
    """Every problem, sorted by file and line. Unless `complete`, errors kept the search from going further."""

    problems: tuple[Problem, ...]
    complete: bool

    def failed(self, strict: bool) -> bool:
        """Tell whether there is an error or, if `strict`, a warning. A notice never fails."""
        failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(problem.severity in failing for problem in self.problems)


def check(knowledge: Path, intents: Path, today: date, questions: Sequence[Question] | None = None) -> Report:
    """Check a library, with the questions that its decision is fitted to if they are at hand.

    Warnings and notices are looked for only if it has no error.
    """
    draft, problems = survey(knowledge, intents)
    if draft is None or any_error(problems):
        return Report(problems, complete=False)
    found = (*findings(draft, today), *stale(draft, questions), *reading_level(draft))
    return Report(in_order((*problems, *found)), complete=True)


def as_text(report: Report, here: Path = Path()) -> str:
    """Return the report for a person, two lines a problem; paths under `here` are shortened."""
    lines = []
    for problem in report.problems:
        place = f"{shown(problem.path, here)}:{problem.line}"
        lines += [f"{place}: {problem.severity}: {_line(problem.what)}", f"    {_line(problem.remedy)}"]
    return "\n".join((*lines, _closing(report)))


def as_github(report: Report, here: Path = Path()) -> str:
    """Return the report as workflow commands, which GitHub shows beside the lines."""
    return "\n".join((*(_command(problem, here) for problem in report.problems), _closing(report)))


FORMATS: Mapping[str, Callable[..., str]] = {"text": as_text, "github": as_github}


def _command(problem: Problem, here: Path) -> str:
    place = f"file={_property(shown(problem.path, here))},line={problem.line}"
    message = _data(f"{_line(problem.what)}\n{_line(problem.remedy)}")
    return f"::{problem.severity} {place},title={_property(problem.rule)}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _line(text: str) -> str:
    return " ".join(text.split())


def shown(path: Path, here: Path) -> str:
    """Return a path as it is printed: shortened if it lies under `here`."""
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _closing(report: Report) -> str:
    counts = Counter(problem.severity for problem in report.problems)
    found = ", ".join(f"{counts[kind]} {kind}{'s' * (counts[kind] > 1)}" for kind in Severity if counts[kind])
    closing = f"{found[:1].upper()}{found[1:]}." if found else "No problem found."
    return closing if report.complete else f"{closing} Warnings are looked for once the errors are mended."
