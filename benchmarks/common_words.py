"""Make bot/content/common-words.txt anew from the dictionary of symspellpy (`pip install symspellpy==6.10.1`).

It was run once; the list is part of the program. docs/why.md says why this list and how long it is.
"""

from importlib.resources import files
from pathlib import Path

TAKEN = 50_000
SHORTEST = 2
LIST = Path(__file__).parent.parent / "bot/content/common-words.txt"
NOTICE = """\
# The 50,000 commonest English words, the commonest first: the head of frequency_dictionary_en_82_765.txt, which
# SymSpell made from the two lists below and symspellpy 6.10.1 carries; without its counts and single letters.
#
# Google Books Ngram data (https://storage.googleapis.com/books/ngrams/books/datasetsv2.html), by Google, licensed under
# the Creative Commons Attribution 3.0 Unported Licence (https://creativecommons.org/licenses/by/3.0/).
#
# SCOWL, Spell Checker Oriented Word Lists (http://wordlist.aspell.net). Copyright 2000-2018 by Kevin Atkinson.
# Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created from
# the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above copyright
# notice appears in all copies and that both that copyright notice and this permission notice appear in supporting
# documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is
# provided "as is" without express or implied warranty.
#
# symspellpy, MIT License. Copyright (c) 2025 mmb L (Python port https://github.com/mammothb/symspellpy) Copyright
# (c) 2021 Wolf Garbe (Original C# implementation https://github.com/wolfgarbe/SymSpell) Permission is hereby
# granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
# "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
# modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom
# the Software is furnished to do so, subject to the following conditions: The above copyright notice and this
# permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS
# PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
# MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT
# HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
# ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def main() -> None:
    """Write the list."""
    dictionary = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    words = (line.split()[0] for line in dictionary.splitlines())
    taken = list(dict.fromkeys(word for word in words if len(word) >= SHORTEST and word.isalpha()))[:TAKEN]
    LIST.write_text(NOTICE + "\n".join(taken) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
