"""The parts wired together."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import assemble
from bot.assemble import Content
from bot.content.problem import BrokenLibrary
from bot.core.model import Context, Kind
from bot.settings import Settings

TESTS = Path(__file__).parent
SOUND = Content(TESTS / "sound" / "knowledge", TESTS / "sound" / "intents", "the tests")
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def test_which_content_is_read(tmp_path: Path) -> None:
    """The options come first, then the settings, then the checkout; it is said which."""
    settings = Settings(intents=tmp_path)
    content = assemble.content(SOUND.knowledge, None, settings)

    assert (content.knowledge, content.intents) == (SOUND.knowledge, tmp_path)
    assert content.origin == "knowledge from the options, intents from the settings"
    assert assemble.content(None, None, Settings()).origin == "the folders beside bot/"


def test_a_cached_engine_answers_the_same(tmp_path: Path) -> None:
    """The second start serves from the cache, and every score is equal."""
    made, kept = (assemble.engine(SOUND, tmp_path) for _ in range(2))

    for text in ("how often do i water my plant", "yellow leafs", "who won the match"):
        assert kept.respond(text, Context(), NOW) == made.respond(text, Context(), NOW)


def test_a_broken_library_never_starts() -> None:
    """It says why instead, and nothing is cached of it."""
    broken = TESTS / "broken" / "no-phrasings"

    with pytest.raises(BrokenLibrary, match="phrasing"):
        assemble.engine(Content(broken / "knowledge", broken / "intents", "the tests"), None)


def test_with_a_cache_nothing_heavy_is_imported(tmp_path: Path) -> None:
    """Neither scikit-learn nor pydantic nor YAML nor Markdown is needed to answer."""
    assemble.engine(SOUND, tmp_path)
    program = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from bot.assemble import Content, engine
from bot.core.model import Context
content = Content(Path({str(SOUND.knowledge)!r}), Path({str(SOUND.intents)!r}), "the tests")
served = engine(content, Path({str(tmp_path)!r}))
assert served.respond("how often do i water my plant", Context(), datetime.now(UTC)).reply.answers
heavy = {{"sklearn", "scipy", "pydantic", "ruamel", "markdown_it"}}
print(*sorted(heavy & {{name.partition(".")[0] for name in sys.modules}}))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == ""


def test_the_projects_own_library_answers(tmp_path: Path) -> None:
    """The content that is shipped is sound, and a question that it is for is answered with its source."""
    engine = assemble.engine(assemble.content(None, None, Settings()), tmp_path)
    reply = engine.respond("is this fda approved??", Context(), NOW).reply

    assert (reply.kind, reply.answers[0].passage) == (Kind.ANSWER, "fda-approval")
    assert reply.answers[0].citations
    assert "dermatologist" in reply.advice
