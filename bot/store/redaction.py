"""Take out of a text what tells who somebody is, as far as its form shows it: a name looks like any other word."""

import re
import unicodedata

# In this order: a mail address would lose its digits to the last pattern, and the rest of it would stay.
_PATTERNS = (
    ("[link]", re.compile(r"(?<![\w.-])(?:https?://|tg://|www\.|(?:[\w-]+\.)+[a-z]{2,}/)\S+", re.IGNORECASE)),
    ("[e-mail]", re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")),
    ("[name]", re.compile(r"(?<!\w)@\w{3,}")),
    # Passports and accounts: a word that starts with a letter and has five digits or more. "10600nm" is a laser.
    ("[number]", re.compile(r"\b(?=[^\W\d_])(?=(?:[^\W\d]*\d){5})\w+")),
    # Phones, dates of birth, patients' numbers: six digits or more in whatever groups.
    ("[number]", re.compile(r"\+?\(?\d(?:[ \t().\-/\u2010-\u2015]{0,2}\d){5,}")),
)
_INVISIBLE = {"Cf", "Cc"}  # zero-width characters between digits would hide a number


def redacted(text: str) -> str:
    """Return the text with marks in place of e-mail addresses, links, handles, and long numbers."""
    plain = "".join(_visible(character) for character in unicodedata.normalize("NFKC", text))
    for mark, pattern in _PATTERNS:
        plain = pattern.sub(mark, plain)
    return plain


def _visible(character: str) -> str:
    if unicodedata.category(character) not in _INVISIBLE:
        return character
    return " " if character.isspace() else ""
