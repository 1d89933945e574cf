"""The report: what it holds, how it reads, when it fails."""

from datetime import date
from pathlib import Path

import pytest

from bot.content.problem import Place, Severity
from bot.maintain.check import FORMATS, Report, as_github, as_text, check
from tests.libraries import SOUND, edited

TODAY = date(2026, 11, 24)
PLACE = Place(Path("/home/knowledge/a,b.md"), 3)


def test_nothing_is_wrong_with_the_sound_library(with_textstat: None) -> None:
    """Neither error nor warning nor notice."""
    report = check(SOUND / "knowledge", SOUND / "intents", TODAY)
    assert report == Report((), complete=True)
    assert as_text(report) == "No problem found."


@pytest.mark.parametrize(
    ("severity", "fails", "fails_if_strict"),
    [("error", True, True), ("warning", False, True), ("notice", False, False)],
)
def test_failing(severity: str, fails: bool, fails_if_strict: bool) -> None:
    """Errors fail, warnings if strict, notices never."""
    problem = {"error": PLACE.error, "warning": PLACE.warning, "notice": PLACE.notice}[severity]("r", "w", "m")
    report = Report((problem,), complete=True)
    assert (report.failed(strict=False), report.failed(strict=True)) == (fails, fails_if_strict)


def test_errors_come_first(tmp_path: Path) -> None:
    """With an error, warnings are not looked for, and the report says so."""
    edited(tmp_path, "knowledge/light/yellow-leaves.md", "checked: 2026-11-24", "checked: 2099-01-01")
    copy = edited(tmp_path, "knowledge/light/yellow-leaves.md", "evidence: none", "evidence: bad")
    report = check(copy / "knowledge", copy / "intents", TODAY)
    assert [problem.severity for problem in report.problems] == [Severity.ERROR]
    assert as_text(report).endswith("1 error. Warnings are looked for once the errors are mended.")


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    """It is an error like any other."""
    report = check(tmp_path / "none", SOUND / "intents", TODAY)
    assert report.failed(strict=False)


def test_text_is_two_lines_a_problem() -> None:
    """Place, severity and fault, then the remedy; a line break in the content stays inside the line."""
    report = Report((PLACE.warning("r", "what\nis wrong", "mend it"), PLACE.notice("r", "b", "c")), complete=True)
    assert as_text(report, Path("/home")).splitlines() == [
        "knowledge/a,b.md:3: warning: what is wrong",
        "    mend it",
        "knowledge/a,b.md:3: notice: b",
        "    c",
        "1 warning, 1 notice.",
    ]


def test_github_commands_are_escaped() -> None:
    """Per cent signs, line breaks, colons and commas don't end a command or a property early."""
    report = Report((PLACE.error("some-rule", "50% :: is wrong", "mend: it, now"),), complete=False)
    first, closing = as_github(report).splitlines()
    assert first == ("::error file=/home/knowledge/a%2Cb.md,line=3,title=some-rule::50%25 :: is wrong%0Amend: it, now")
    assert not closing.startswith("::")


def test_the_formats_are_the_options() -> None:
    """Both formats can be chosen by name."""
    assert dict(FORMATS) == {"text": as_text, "github": as_github}
