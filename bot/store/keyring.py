"""The key file: made once, read again when it changes, replaced as a whole."""

import logging
import os
from contextlib import suppress
from pathlib import Path

from bot.store import keys
from bot.store.errors import KeysUnreadable
from bot.store.keys import Keys

logger = logging.getLogger(__name__)

OWNER_ONLY = 0o600
FOLDER_MODE = 0o700
OTHERS = 0o077

Stamp = tuple[int, int, int]


class Keyring:
    """The keys of a file. Raises KeysUnreadable where there is none to be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp = _stamp(path)
        self._keys = _read(path)
        _warn_of_readers(path)

    def current(self) -> Keys:
        """Return the keys as the file has them now: another process may have rotated them.

        A file that is gone takes no effect on a program that has read it. Raises KeysUnreadable.
        """
        stamp = _stamp(self.path)
        if stamp not in (None, self._stamp):
            self._keys, self._stamp = self._rotated(), stamp
        return self._keys

    def replace(self, new: Keys) -> None:
        """Write other keys in place of the file's. Raises KeysUnreadable where that is not allowed."""
        path = self.path.resolve()  # a link stays one
        beside = path.with_name(f"{path.name}.new")
        try:
            beside.unlink(missing_ok=True)
            _write(beside, new)
            beside.replace(path)
            _sync(path.parent)
        except OSError as error:
            raise KeysUnreadable(self.path, f"it cannot be replaced: {error.strerror}") from error

    def _rotated(self) -> Keys:
        found = _read(self.path)
        if found.chat != self._keys.chat:  # under another, nobody's rows would be found, to be shown or forgotten
            raise KeysUnreadable(self.path, "it was replaced by that of another store")
        return found


def make(path: Path) -> None:
    """Write a key file with new keys, for its owner alone; one that is there stays. Raises KeysUnreadable."""
    try:
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        _write(path, keys.made())
        _sync(path.parent)
    except FileExistsError:
        return
    except OSError as error:
        raise KeysUnreadable(path, f"it cannot be made: {error.strerror}") from error
    logger.info("new keys were made in %s: keep a copy apart from the copies of the database", path)


def _write(path: Path, new: Keys) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(keys.written(new))
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        path.unlink()  # half a key file would stop every later start
        raise


def _sync(folder: Path) -> None:
    """Have the folder's new entry outlast a loss of power, where a folder can be synced."""
    with suppress(OSError):  # some systems can't, and the file itself is safe
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _read(path: Path) -> Keys:
    try:
        return keys.parsed(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KeysUnreadable(path, error.strerror or "it cannot be read") from error
    except UnicodeDecodeError:
        raise KeysUnreadable(path, "it is no text") from None
    except ValueError as error:
        raise KeysUnreadable(path, str(error)) from None


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino, status.st_size


def _warn_of_readers(path: Path) -> None:
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        logger.warning("other users may read the key file %s: run chmod 600 on it", path)
