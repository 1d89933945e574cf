"""The keys: one that turns chats into pseudonyms, and those that encrypt what is kept."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from functools import cached_property
from secrets import token_bytes
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.store.errors import PayloadUnreadable

LENGTH = 32  # bytes of every key


@dataclass(frozen=True)  # without slots, which cached_property can't do with
class Keys:
    """The chat key, which never changes, and the text keys, the newest first: it writes, all of them read."""

    chat: bytes = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)

    def pseudonym(self, chat: str) -> str:
        """Return what stands for a chat in the database: 64 hexadecimal digits."""
        return hmac.new(self.chat, chat.encode(), hashlib.sha256).hexdigest()

    def seal(self, value: object) -> str:
        """Return a value of JSON, encrypted."""
        return self._cipher.encrypt(json.dumps(value).encode()).decode()

    def unseal(self, payload: str) -> Any:
        """Return the value that was encrypted. Raises PayloadUnreadable."""
        try:
            return json.loads(self._cipher.decrypt(payload))
        except InvalidToken:
            raise PayloadUnreadable from None

    def rotated(self) -> "Keys":
        """Return the keys with a new text key before the others."""
        return Keys(self.chat, (Fernet.generate_key().decode(), *self.texts))

    def newest(self) -> "Keys":
        """Return the keys without the text keys that no longer write."""
        return Keys(self.chat, self.texts[:1])

    @cached_property
    def _cipher(self) -> MultiFernet:
        return MultiFernet([Fernet(key) for key in self.texts])


def made() -> Keys:
    """Return new keys."""
    return Keys(token_bytes(LENGTH), (Fernet.generate_key().decode(),))


def written(keys: Keys) -> str:
    """Return the keys as the text of a key file."""
    values = {"chat": urlsafe_b64encode(keys.chat).decode(), "texts": keys.texts}
    return json.dumps(values, indent=1) + "\n"


def parsed(text: str) -> Keys:
    """Return the keys of a key file's text. Raises ValueError, whose message shows nothing of it."""
    try:
        values = json.loads(text)
        keys = Keys(urlsafe_b64decode(values["chat"]), tuple(values["texts"]))
        lengths = {len(keys.chat), *(len(urlsafe_b64decode(each)) for each in keys.texts)}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError("it is no key file") from None
    if lengths != {LENGTH} or not keys.texts:
        raise ValueError(f"it is no key file with a chat key and text keys of {LENGTH} bytes")
    return keys
