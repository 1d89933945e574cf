"""The key file: who may read it, when it is read again, and that nothing overwrites it."""

import os
import stat
import sys
from pathlib import Path

import pytest

from bot.store import keyring, keys
from bot.store.errors import KeysUnreadable
from bot.store.keyring import Keyring

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a key file that was just made."""
    keyring.make(tmp_path / "secret" / "keys.json")
    return tmp_path / "secret" / "keys.json"


@posix
def test_a_key_file_is_its_owners(path: Path) -> None:
    """Nobody else may read it, nor look into a folder that was made for it; also after a rotation."""
    modes = [path.stat().st_mode & 0o777]
    Keyring(path).replace(keys.made())

    assert [*modes, path.stat().st_mode & 0o777] == [0o600, 0o600]
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["keys.json"]


@posix
def test_an_open_key_file_is_warned_of(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """If others may read it, the log names the remedy."""
    path.chmod(0o644)
    Keyring(path)

    assert "chmod 600" in caplog.text


def test_a_key_file_is_made_once(path: Path) -> None:
    """One that is there stays as it is."""
    before = path.read_bytes()
    keyring.make(path)

    assert path.read_bytes() == before


def test_a_change_of_the_file_is_noticed(path: Path) -> None:
    """Keys that another process wrote are used from then on; a file that was taken away changes nothing."""
    ring = Keyring(path)
    other = ring.current().rotated()

    Keyring(path).replace(other)
    assert ring.current() == other

    path.unlink()
    assert ring.current() == other


@posix
def test_a_link_stays_one(path: Path, tmp_path: Path) -> None:
    """The file behind it is replaced."""
    link = tmp_path / "link.json"
    link.symlink_to(path)
    other = keys.made()
    Keyring(link).replace(other)

    assert link.is_symlink()
    assert Keyring(path).current() == other


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe"])
def test_a_damaged_key_file_is_told_and_left(content: bytes, path: Path) -> None:
    """The error names the file; not a byte of it changes."""
    path.write_bytes(content)
    with pytest.raises(KeysUnreadable, match=path.name):
        Keyring(path)
    keyring.make(path)

    assert path.read_bytes() == content


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    """Neither can keys be made there nor replaced."""
    path.parent.chmod(0o500)
    try:
        with pytest.raises(KeysUnreadable, match="cannot be replaced"):
            Keyring(path).replace(keys.made())
        with pytest.raises(KeysUnreadable, match="cannot be made"):
            keyring.make(path.with_name("other.json"))
    finally:
        path.parent.chmod(0o700)


def test_keys_of_another_store_are_refused(path: Path) -> None:
    """Under another chat key nobody's rows would be found, to be shown or forgotten."""
    ring = Keyring(path)
    Keyring(path).replace(keys.made())

    with pytest.raises(KeysUnreadable, match="another store"):
        ring.current()


def test_a_key_file_that_could_not_be_written_is_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk at the first start must not stop the next one."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeysUnreadable, match="No space left"):
        keyring.make(tmp_path / "keys.json")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []

    keyring.make(tmp_path / "keys.json")

    assert Keyring(tmp_path / "keys.json").current()


@posix
def test_a_key_file_outlasts_a_loss_of_power(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder is synced as well: the database must never have been written with keys that are gone."""
    synced, sync = [], os.fsync

    def noted(descriptor: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    keyring.make(path.with_name("new.json"))
    Keyring(path).replace(keys.made())

    assert synced == [False, True] * 2
