"""What stands between the program and its data. No message holds a key, a chat or a word of a person."""

from pathlib import Path


class StoreError(Exception):
    """The store cannot be used; the message says why and what to do."""


def reason(error: Exception) -> str:
    """Return what a log may say of an error: of one that isn't ours only the kind, as its message may quote a value."""
    return str(error) if isinstance(error, StoreError) else type(error).__name__


class PlaceUnknown(StoreError):  # noqa: N818 - see KeysLost
    """Nobody says where the store lies."""

    def __init__(self) -> None:
        super().__init__(
            "There is no home folder to keep the database and its keys in. "
            "Set SCARWISE_DATABASE and SCARWISE_KEYS to two files in different folders."
        )


class KeysLost(StoreError):  # noqa: N818 - it names what happened, as the others here do
    """There is a database, but not the keys that it was written with."""

    def __init__(self, keys: Path, database: Path) -> None:
        super().__init__(
            f"The database {database} holds data, but its key file {keys} is missing. Put the key file back, or set "
            "SCARWISE_KEYS to where it lies. If it is lost, nobody can read the data: move the database away, "
            "and the next start makes a new one with new keys."
        )


class KeysUnreadable(StoreError):  # noqa: N818 - see KeysLost
    """The key file is there and cannot be used."""

    def __init__(self, keys: Path, reason: str) -> None:
        super().__init__(
            f"The key file {keys} cannot be used ({reason}). It was left as it is: put a good copy in its place."
        )


class KeysWrong(StoreError):  # noqa: N818 - see KeysLost
    """The keys are sound, but the database was written with others."""

    def __init__(self, keys: Path, database: Path) -> None:
        super().__init__(
            f"The key file {keys} does not belong to the database {database}, which was written with other keys. "
            "Nothing was changed. Set SCARWISE_KEYS and SCARWISE_DATABASE to two that belong together."
        )


class PayloadUnreadable(StoreError):  # noqa: N818 - see KeysLost
    """A row cannot be decrypted."""

    def __init__(self) -> None:
        super().__init__(
            "A row of the database cannot be read with its keys: it is damaged, or its key is gone. "
            "Put back the key file that it was written with, or wait: as every row it is deleted when its time is over."
        )


class SchemaTooOld(StoreError):  # noqa: N818 - see KeysLost
    """The database waits for an upgrade."""

    def __init__(self, database: Path, found: int, wanted: int) -> None:
        super().__init__(
            f"The database {database} has version {found}, but this program wants {wanted}. "
            "Copy the file to be sure, then run `scarwise store upgrade`."
        )


class SchemaTooNew(StoreError):  # noqa: N818 - see KeysLost
    """The database was upgraded by a later release."""

    def __init__(self, database: Path, found: int, known: int) -> None:
        super().__init__(
            f"The database {database} has version {found}, but this program knows only {known}. "
            "Install the release that wrote it, or a later one."
        )


class DatabaseUnusable(StoreError):  # noqa: N818 - see KeysLost
    """The file cannot be opened or written, or is none of ours."""

    def __init__(self, database: str, reason: str) -> None:
        super().__init__(
            f"The database {database} cannot be used ({reason}). SCARWISE_DATABASE names it: it must be a file of "
            "Scarwise's own, in a folder that this program may write to, on a disk with room."
        )


class LogNotEmptied(StoreError):  # noqa: N818 - see KeysLost
    """What was deleted is gone from the tables, but its encrypted traces may be left in the write-ahead log."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"What was deleted may still lie, encrypted, in the log beside the database ({reason}). "
            "Once no other program reads the database, run `scarwise store purge`, or `rotate` again if that said so."
        )
