"""The small libraries that tests read, and edits to a copy of the sound one."""

from pathlib import Path
from shutil import copytree

SOUND = Path(__file__).parent / "sound"
BROKEN = Path(__file__).parent / "broken"


def edited(folder: Path, file: str, old: str, new: str) -> Path:
    """Return a copy of the sound library under `folder` in which `old` became `new` in one file."""
    copy = folder / "library"
    if not copy.exists():
        copytree(SOUND, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r}"
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy
