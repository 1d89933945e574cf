"""Keys: pseudonyms, encryption, and the text of a key file."""

import itertools
import json

import pytest

from bot.store import keys
from bot.store.errors import PayloadUnreadable


def test_a_pseudonym_needs_the_key() -> None:
    """A chat has always the same one under a key, and others under other keys; chats have different ones."""
    mine, other = keys.made(), keys.made()

    assert mine.pseudonym("1") == mine.pseudonym("1")
    assert len({mine.pseudonym("1"), mine.pseudonym("2"), other.pseudonym("1")}) == 3
    assert mine.rotated().pseudonym("1") == mine.pseudonym("1")


@pytest.mark.parametrize("value", [None, 1, "ä\ud800\0", ["a", {"b": [True]}]])
def test_what_is_sealed_can_be_unsealed(value: object) -> None:
    """Values of JSON come back as they were."""
    mine = keys.made()

    assert mine.unseal(mine.seal(value)) == value
    assert mine.seal(value) != mine.seal(value)


def test_old_keys_read_and_the_newest_writes() -> None:
    """A rotated keyring reads what was written before; without the old key nothing does."""
    old = keys.made()
    both = old.rotated()
    sealed = old.seal("x")

    assert both.unseal(sealed) == "x"
    assert both.newest().unseal(both.seal("y")) == "y"
    for reader, payload in [(both.newest(), sealed), (old, both.seal("y"))]:
        with pytest.raises(PayloadUnreadable):
            reader.unseal(payload)


def test_keys_are_written_and_read() -> None:
    """A key file's text gives the same keys."""
    both = keys.made().rotated()

    assert keys.parsed(keys.written(both)) == both


def test_keys_do_not_show() -> None:
    """They can be printed without giving anything away."""
    mine = keys.made()

    assert repr(mine) == "Keys()"


GOOD = json.loads(keys.written(keys.made()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        json.dumps(GOOD | {"texts": []}),
        json.dumps(GOOD | {"texts": ["c2hvcnQ="]}),
        json.dumps(GOOD | {"texts": 7}),
        json.dumps(GOOD | {"texts": [7]}),
        json.dumps(GOOD | {"texts": ["ä"]}),
        json.dumps(GOOD | {"chat": "c2hvcnQ="}),
        json.dumps(GOOD | {"chat": "!"}),
        json.dumps(GOOD | {"chat": None}),
    ],
    ids=itertools.count(),
)
def test_what_is_no_key_file_is_told(text: str) -> None:
    """A ValueError says so, whatever is wrong, and shows nothing of the text."""
    with pytest.raises(ValueError, match="key") as caught:
        keys.parsed(text)

    assert type(caught.value) is ValueError
    assert GOOD["chat"] not in str(caught.value)
