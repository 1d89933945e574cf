"""Files to a library: everything is read, all problems are told at once."""

from datetime import date
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from bot.content.load import load, read
from bot.content.problem import BrokenLibrary
from bot.core.library import Block, Evidence, Language, Span
from tests.libraries import SOUND, edited


def test_the_sound_library_loads() -> None:
    """It has no problem at all, and its values are those of its files."""
    library, problems = load(SOUND / "knowledge", SOUND / "intents")
    assert problems == ()
    assert library is not None
    assert list(library.articles) == ["light", "watering"]
    assert library.articles["watering"].title == "Watering"
    passage = library.passages["overwatering"]
    assert (passage.article, passage.evidence) == ("watering", Evidence.MODERATE)
    assert passage.checked == date(2026, 11, 24)
    assert passage.related == ("how-often-to-water", "yellow-leaves")
    assert passage.phrasings[0] == "can you drown a houseplant"
    assert passage.excerpt[0].spans[:2] == (Span("Its roots begin to rot."), Span("", cite="pots-2022"))
    assert [block.marker for block in passage.detail] == ["", "-", "-", ""]
    assert library.sources["green-2020"].link == "https://example.org/green"
    assert library.sources["pots-2022"].link is None


def test_intents_wording_and_policy_are_read() -> None:
    """Intents come in the order of urgency, with their look-alikes."""
    library = read(SOUND / "knowledge", SOUND / "intents")
    assert [intent.name for intent in library.safety] == ["emergency", "crisis", "personal-advice"]
    assert library.safety[1].but_not == ("my plant is about to die",)
    assert len(library.smalltalk) == 13
    assert library.off_topic[1] == "which lawn mower is best"
    assert library.wording.replies["goodbye"] == "Goodbye."
    assert library.synonyms.one == {"drowned": "too much water"}
    assert library.synonyms.both[0] == ("houseplant", "pot plant")
    assert library.policy is not None
    assert library.policy.answer == 0.6
    assert library.policy.first.weights["margin"] == 0.8


def test_passages_are_in_the_order_of_their_phrasings(tmp_path: Path) -> None:
    """An article is read in the order in which `phrasings.yaml` lists its passages."""
    copy = edited(tmp_path, "knowledge/light/phrasings.yaml", "best-window:", "moved:")
    file = copy / "knowledge/light/phrasings.yaml"
    first, second = file.read_text(encoding="utf-8").split("yellow-leaves:")
    file.write_text(f"yellow-leaves:{second}{first.replace('moved:', 'best-window:')}", encoding="utf-8")
    library = read(copy / "knowledge", copy / "intents")
    assert library.articles["light"].passages == ("yellow-leaves", "best-window")
    assert list(library.passages)[:2] == ["yellow-leaves", "best-window"]


def test_synonyms_and_policy_are_optional(tmp_path: Path) -> None:
    """Without their files there are no synonyms and no policy."""
    copytree(SOUND, tmp_path / "copy")
    for name in ("synonyms.yaml", "decision.json"):
        (tmp_path / "copy/knowledge" / name).unlink()
    library = read(tmp_path / "copy/knowledge", tmp_path / "copy/intents")
    assert library.synonyms.both == ()
    assert library.policy is None


def test_languages_are_optional(tmp_path: Path) -> None:
    """Without their file there are none; those of a file keep their order, and words of their own are read apart."""
    assert read(SOUND / "knowledge", SOUND / "intents").languages == {}
    copytree(SOUND, tmp_path / "copy")
    file = tmp_path / "copy/intents/languages.yaml"
    file.write_text(
        "sv: {name: Swedish, words: och att det, reply: Nej.}\nth: {name: Thai, script: thai, reply: ไม่}\n", "utf-8"
    )
    languages = read(tmp_path / "copy/knowledge", tmp_path / "copy/intents").languages
    assert languages == {
        "sv": Language("Swedish", "Nej.", words=("och", "att", "det")),
        "th": Language("Thai", "ไม่", script="thai"),
    }


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """Files at the top, hidden ones and unknown files among the intents are not read."""
    copytree(SOUND, tmp_path / "copy")
    for name in ("knowledge/README.md", "knowledge/light/.DS_Store", "intents/notes.yaml"):
        (tmp_path / "copy" / name).write_text("---\n", encoding="utf-8")
    (tmp_path / "copy/knowledge/.hidden").mkdir()
    assert load(tmp_path / "copy/knowledge", tmp_path / "copy/intents")[1] == ()


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    """Problems of several files are told together, and there is no library."""
    edited(tmp_path, "knowledge/sources.yaml", "kind: trial", "kind: rumour")
    edited(tmp_path, "knowledge/light/yellow-leaves.md", "evidence: none", "evidence: bad")
    edited(tmp_path, "knowledge/light/yellow-leaves.md", "usual guesses.[^pots-2022]", "usual guesses.")
    copy = edited(tmp_path, "intents/wording.yaml", "  thanks: You are welcome.\n", "")
    library, problems = load(copy / "knowledge", copy / "intents")
    assert library is None
    assert {problem.rule for problem in problems} == {"wrong-value", "uncited-sentence", "intent-without-reply"}
    assert len(problems) == 4
    with pytest.raises(BrokenLibrary) as broken:
        read(copy / "knowledge", copy / "intents")
    assert broken.value.problems == problems


def test_one_broken_file_brings_no_false_alarms(tmp_path: Path) -> None:
    """What refers to a passage, source or phrasing in a broken file is not told as unknown."""
    edited(tmp_path, "knowledge/light/yellow-leaves.md", "title: Why do", "title: Why: do")
    edited(tmp_path, "knowledge/sources.yaml", "year: 2020", "year: soon")
    copy = edited(tmp_path, "knowledge/watering/phrasings.yaml", "  - how often do i water my plant", "  - 1")
    _, problems = load(copy / "knowledge", copy / "intents")
    assert sorted(problem.rule for problem in problems) == ["broken-yaml", "wrong-type", "wrong-type"]


def test_missing_folders_are_a_problem(tmp_path: Path) -> None:
    """Both folders are named if neither is there."""
    library, problems = load(tmp_path / "a", tmp_path / "b")
    assert library is None
    assert [problem.rule for problem in problems] == ["missing-folder", "missing-folder"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file in a folder's place is a problem."""
    (tmp_path / "a").write_text("", encoding="utf-8")
    _, (problem,) = load(tmp_path / "a", SOUND / "intents")
    assert "is a file" in problem.what


def test_empty_folders_tell_what_is_missing(tmp_path: Path) -> None:
    """Every required file is asked for."""
    copytree(SOUND, tmp_path / "copy")
    for name in ("knowledge", "intents"):
        rmtree(tmp_path / "copy" / name)
        (tmp_path / "copy" / name).mkdir()
    _, problems = load(tmp_path / "copy/knowledge", tmp_path / "copy/intents")
    missing = {problem.path.name for problem in problems if problem.rule == "missing-file"}
    assert missing == {"sources.yaml", "safety.yaml", "smalltalk.yaml", "off-topic.yaml", "wording.yaml"}


def test_the_excerpt_is_the_first_paragraph() -> None:
    """A passage of one paragraph has no detail."""
    passage = read(SOUND / "knowledge", SOUND / "intents").passages["yellow-leaves"]
    assert all(isinstance(block, Block) for block in passage.excerpt)
    assert len(passage.excerpt) == 1
    assert passage.detail == ()
