import io

import pytest

from bot.channels import lines


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (b"", []),
        (b"a\nb\n", ["a", "b"]),
        (b"a\r\nb", ["a", "b"]),
        (b"\n\n", ["", ""]),
        (b"a\rb\x0bc\x85d\n", ["a\rb\x0bc\ufffdd"]),
        ("a\u2028b\n".encode(), ["a\u2028b"]),
        (b"\xef\xbb\xbfhello\n", ["hello"]),
        (b"caf\xe9\n", ["caf\ufffd"]),
        (b"\xed\xa0\x80\n", ["\ufffd" * 3]),
    ],
)
def test_only_a_newline_ends_a_line(given, read):
    """Bytes are read as UTF-8 whatever they hold; other breaks belong to the text."""
    assert list(lines.read(io.BytesIO(given))) == read


@pytest.mark.parametrize(
    ("text", "mended"), [("a\ud800b", "a\ufffdb"), ("\udfff", "\ufffd"), ("\U0001f600", "\U0001f600")]
)
def test_lone_surrogates_are_replaced(text, mended):
    """What no encoding can write becomes the replacement character."""
    assert lines.mended(text) == mended
