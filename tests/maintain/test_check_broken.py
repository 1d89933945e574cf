"""One broken library a rule: the check finds that rule, at its line, and nothing else."""

from datetime import date

import pytest

from bot.content.problem import Severity
from bot.maintain.check import check
from tests.libraries import BROKEN

TODAY = date(2026, 11, 24)
LEAVES = "knowledge/light/yellow-leaves.md"
PHRASINGS = "knowledge/light/phrasings.yaml"
FOLLOW_UPS = "knowledge/light/follow-ups.yaml"
SOURCES = "knowledge/sources.yaml"

ERRORS = {
    "anchor": f"{SOURCES}:3",
    "bad-doi": f"{SOURCES}:7",
    "bad-id": f"{LEAVES}:4",
    "broken-citation": f"{LEAVES}:10",
    "broken-fence": f"{LEAVES}:1",
    "broken-json": "knowledge/decision.json:8",
    "broken-yaml": f"{LEAVES}:2",
    "code": f"{LEAVES}:10",
    "duplicate-key": f"{SOURCES}:19",
    "empty-file": "intents/off-topic.yaml:1",
    "empty-value": f"{PHRASINGS}:7",
    "footnote-text": f"{LEAVES}:10",
    "hard-to-read": f"{LEAVES}:8",
    "heading": f"{LEAVES}:10",
    "idle-language": "intents/languages.yaml:6",
    "idle-list": "intents/danger.yaml:6",
    "idle-related": f"{LEAVES}:4",
    "image": f"{LEAVES}:10",
    "intent-without-reply": "intents/wording.yaml:29",
    "line-break": f"{LEAVES}:10",
    "long-excerpt": f"{LEAVES}:8",
    "long-passage": f"{LEAVES}:10",
    "missing-file": f"{PHRASINGS}:1",
    "missing-intent": "intents/smalltalk.yaml:1",
    "missing-key": f"{LEAVES}:2",
    "nested-list": f"{LEAVES}:11",
    "no-excerpt": f"{LEAVES}:8",
    "no-introduction": "knowledge/light/index.md:1",
    "no-link": f"{SOURCES}:13",
    "no-passages": "knowledge:1",
    "no-phrasings": f"{LEAVES}:1",
    "not-https": f"{LEAVES}:10",
    "not-utf-8": f"{LEAVES}:8",
    "quote": f"{LEAVES}:10",
    "raw-html": f"{LEAVES}:10",
    "repeated-follow-up": f"{FOLLOW_UPS}:5",
    "repeated-id": "knowledge/watering/yellow-leaves.md:1",
    "repeated-title": f"{LEAVES}:2",
    "rule-line": f"{LEAVES}:10",
    "safety-phrase-is-phrasing": f"{PHRASINGS}:7",
    "shared-phrasing": "knowledge/watering/phrasings.yaml:7",
    "stray-follow-ups": f"{FOLLOW_UPS}:2",
    "stray-phrasings": f"{PHRASINGS}:6",
    "table": f"{LEAVES}:10",
    "uncited-sentence": f"{LEAVES}:10",
    "unknown-example": "intents/wording.yaml:46",
    "unknown-file": "knowledge/light/notes.txt:1",
    "unknown-follow-up": f"{FOLLOW_UPS}:5",
    "unknown-intent": "intents/smalltalk.yaml:11",
    "unknown-key": f"{LEAVES}:4",
    "unknown-list": "intents/danger.yaml:12",
    "unknown-related": f"{LEAVES}:4",
    "unknown-source": f"{LEAVES}:8",
    "unknown-weight": "knowledge/decision.json:8",
    "unlisted-address": "intents/wording.yaml:31",
    "unlisted-number": "intents/wording.yaml:30",
    "wrong-type": f"{PHRASINGS}:7",
    "wrong-value": f"{LEAVES}:3",
}
OTHERS = {
    "due-check": (Severity.NOTICE, f"{LEAVES}:5"),
    "future-check": (Severity.WARNING, f"{LEAVES}:5"),
    "no-decision": (Severity.NOTICE, "knowledge/decision.json:1"),
    "promise": (Severity.NOTICE, f"{LEAVES}:10"),
    "reading-level": (Severity.WARNING, "knowledge:1"),
    "similar-phrasings": (Severity.WARNING, "knowledge/watering/phrasings.yaml:7"),
    "stale-decision": (Severity.WARNING, "knowledge/decision.json:8"),
    "stop-word-phrasing": (Severity.WARNING, f"{PHRASINGS}:7"),
    "unused-source": (Severity.WARNING, f"{SOURCES}:13"),
}


def test_every_library_is_tested() -> None:
    """The folders and the tables name the same rules."""
    assert {folder.name for folder in BROKEN.iterdir()} == {*ERRORS, *OTHERS}


@pytest.mark.parametrize("rule", sorted({**ERRORS, **OTHERS}))
def test_the_rule_and_nothing_else(rule: str, with_textstat: None) -> None:
    """Each library breaks one rule once, and its problem names a remedy."""
    library = BROKEN / rule
    (problem,) = check(library / "knowledge", library / "intents", TODAY).problems
    found = f"{problem.path.relative_to(library).as_posix()}:{problem.line}"
    severity, place = (Severity.ERROR, ERRORS[rule]) if rule in ERRORS else OTHERS[rule]
    assert (problem.rule, problem.severity, found) == (rule, severity, place)
    assert problem.remedy
