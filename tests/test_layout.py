"""The shape of the project: short files, content without code, a changelog for the version."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 250
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "bot").rglob("*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short(module: str) -> None:
    """A file that outgrows 250 lines wants a second noun."""
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("folder", ["knowledge", "intents"])
def test_content_holds_no_code(folder: str) -> None:
    """What people edit is data: Markdown, YAML and JSON."""
    endings = {path.suffix for path in (ROOT / folder).rglob("*") if path.is_file()}

    assert endings <= {".md", ".yaml", ".json"}


def test_the_changelog_knows_the_version() -> None:
    """The version of the package has its entry in the changelog."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert f"## [{project['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
