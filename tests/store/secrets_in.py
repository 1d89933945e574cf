"""Look for secrets in bytes, in every form in which a program may have written them."""

from collections.abc import Iterable, Iterator
from pathlib import Path


def found(secrets: Iterable[str | int], written: bytes) -> list[str | int]:
    """Return the secrets that stand in what was written: as text, UTF-8 or UTF-16, or as an integer of 8 bytes."""
    folded = written.lower()
    return [secret for secret in secrets if any(form in folded for form in _forms(secret))]


def contents(*folders: Path) -> bytes:
    """Return the bytes of all files in some folders, and in those below."""
    return b"\n".join(path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())


def _forms(secret: str | int) -> Iterator[bytes]:
    text = str(secret)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield text.encode(encoding).lower()
    yield text.encode("unicode-escape").lower()
    if isinstance(secret, int):
        for order in ("little", "big"):
            yield secret.to_bytes(8, order, signed=True).lower()  # type: ignore[arg-type]  # one of the two orders
