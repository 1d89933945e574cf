"""Lines of a stream as text that can be written again, whatever the bytes were."""

import re
from collections.abc import Iterable, Iterator

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read(stream: Iterable[bytes]) -> Iterator[str]:
    """Yield the lines without their end; only "\\n" ends one, since people paste other breaks."""
    for line in stream:
        # utf-8-sig: Windows shells put a byte order mark before what they pipe.
        yield line.decode("utf-8-sig", errors="replace").removesuffix("\n").removesuffix("\r")


def mended(text: str) -> str:
    """Return the text with its lone surrogates replaced, which no encoding could write."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
