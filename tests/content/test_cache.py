"""The library and its fit on disk."""

import json
import logging
import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.content import cache
from bot.content.cache import Ready
from bot.content.load import read
from bot.core.fit import fit

SOUND = Path(__file__).parent.parent / "sound"


@pytest.fixture(scope="module")
def ready() -> Ready:
    """Return the sound library and its fit."""
    library = read(SOUND / "knowledge", SOUND / "intents")
    return Ready(library, fit(library))


@pytest.fixture
def kept(ready: Ready, tmp_path: Path) -> Path:
    """Return a cache folder that holds it under the key `k`."""
    cache.keep(tmp_path, "k", ready)
    return tmp_path


def test_what_is_kept_comes_back(ready: Ready, kept: Path) -> None:
    """The library is equal, and so are the arrays, which are mapped and not read."""
    back = cache.restore(kept, "k")

    assert back is not None
    assert back.library == ready.library
    served, fitted = back.fitted.passages.weights.weights, ready.fitted.passages.weights.weights
    assert isinstance(served.base, np.memmap)
    np.testing.assert_array_equal(served, fitted)
    assert back.fitted.words == ready.fitted.words


def test_an_unknown_key_is_a_miss(kept: Path) -> None:
    """Nothing under a key is no damage, and is not logged."""
    assert cache.restore(kept, "other") is None


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _foreign(path: Path) -> None:
    manifest = json.loads(path.read_text())
    manifest["checksums"] = {}
    path.write_text(json.dumps(manifest))
    (path.parent / "values.json").write_text('{"library": []}')


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("values.json", _truncate),
        ("root.fitted.idf.npy", _truncate),
        ("manifest.json", _truncate),
        ("manifest.json", _foreign),
        ("values.json", Path.unlink),
    ],
)
def test_damage_is_a_miss(kept: Path, name: str, damage: object, caplog: pytest.LogCaptureFixture) -> None:
    """A damaged or foreign cache is not used, whichever file it is."""
    assert callable(damage)
    damage(kept / "k" / name)

    with caplog.at_level(logging.WARNING):
        assert cache.restore(kept, "k") is None


def test_an_unwritable_folder_is_survived(ready: Ready, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Without a cache the assistant only starts more slowly, and says why."""
    (tmp_path / "file").write_text("in the way")
    cache.keep(tmp_path / "file", "k", ready)

    assert "nothing is cached" in caplog.text


def test_only_the_newest_are_kept(ready: Ready, tmp_path: Path) -> None:
    """Caches of old contents don't pile up."""
    for number in range(cache.KEPT + 2):
        cache.keep(tmp_path, f"k{number}", ready)
        os.utime(tmp_path / f"k{number}", (number, number))

    assert len(list(tmp_path.iterdir())) == cache.KEPT
    assert cache.restore(tmp_path, f"k{cache.KEPT + 1}") is not None


def test_the_key_follows_the_content(tmp_path: Path) -> None:
    """An edit, a new file and another name all change the key; a file that is not read doesn't."""
    folder = tmp_path / "knowledge"
    shutil.copytree(SOUND / "knowledge", folder)
    keys = [cache.digest([folder])]
    (folder / "sketch.tmp").write_text("not read")
    assert cache.digest([folder]) == keys[0]
    (folder / "light" / "index.md").write_text("---\ntitle: Light!\n---\n\nMore.\n")
    keys.append(cache.digest([folder]))
    (folder / "light" / "new.md").write_text("")
    keys.append(cache.digest([folder]))
    (folder / "light" / "new.md").rename(folder / "light" / "newer.md")
    keys.append(cache.digest([folder]))

    assert len(set(keys)) == len(keys)
