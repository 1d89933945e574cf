"""The validated library and its fit, kept on disk under the hash of the content and of the program."""

import hashlib
import json
import logging
import shutil
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import bot
from bot.content.codec import pack, unpack
from bot.core.fitted import Fitted
from bot.core.library import Library

READ = (".md", ".yaml", ".json")
KEPT = 3  # caches of earlier contents, so that going back and forth between two edits is quick
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ready:
    """What an engine is made of."""

    library: Library
    fitted: Fitted


def digest(folders: Iterable[Path]) -> str:
    """Return the hash of every file that is read in the folders, of the program's version, core and common words."""
    program = Path(bot.__file__).parent
    hashed = hashlib.sha256(bot.__version__.encode())
    own = (program / "core", (".py",)), (program / "content", (".txt",))
    for folder, endings in (*((folder, READ) for folder in folders), *own):
        for path in sorted(path for path in folder.rglob("*") if path.suffix in endings and path.is_file()):
            hashed.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
            hashed.update(path.read_bytes())
    return hashed.hexdigest()[:32]


def restore(folder: Path, key: str) -> Ready | None:
    """Return what was kept under the key, None where nothing is or where it is foreign or damaged."""
    here = folder / key
    try:
        manifest = json.loads((here / "manifest.json").read_bytes())
        for name, checksum in manifest["checksums"].items():
            if _checksum(here / name) != checksum:
                raise ValueError(name)
        arrays = {name: _mapped(here / f"{name}.npy") for name in manifest["arrays"]}
        values = json.loads((here / "values.json").read_bytes())
        ready: Ready = unpack(Ready, values, arrays)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError) as error:
        _log.warning("the cache %s is damaged (%s) and is made anew", here, type(error).__name__)
        return None
    return ready


def keep(folder: Path, key: str, ready: Ready) -> None:
    """Keep an engine's parts under the key; where that fails, say so and go on without."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="new-") as made:
            _write(Path(made), ready)
            shutil.rmtree(folder / key, ignore_errors=True)
            shutil.copytree(made, f"{made}-done")
            Path(f"{made}-done").replace(folder / key)
        _forget_old(folder)
    except OSError as error:
        _log.warning("nothing is cached in %s (%s); the next start takes a few seconds again", folder, error.strerror)


def _write(folder: Path, ready: Ready) -> None:
    arrays: dict[str, Any] = {}
    values = json.dumps(pack(ready, arrays), ensure_ascii=False)
    (folder / "values.json").write_text(values, encoding="utf-8")
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    checksums = {path.name: _checksum(path) for path in folder.iterdir()}
    manifest: Mapping[str, Any] = {"arrays": sorted(arrays), "checksums": checksums}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _mapped(path: Path) -> NDArray[Any]:
    # A plain view: numpy handles each slice of its own class of mapped arrays several times more slowly.
    mapped: NDArray[Any] = np.load(path, mmap_mode="r")
    return mapped.view(np.ndarray)


def _checksum(path: Path) -> int:
    return zlib.crc32(path.read_bytes())


def _forget_old(folder: Path) -> None:
    kept = sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: -path.stat().st_mtime)
    for path in kept[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
