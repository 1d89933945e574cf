"""Which language a message is written in, where it is not English: by its script, else by its commonest words."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set

from bot.core.library import Language
from bot.core.text import words

LATIN = "latin"
SCRIPTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "greek": (("\u0370", "\u03ff"), ("\u1f00", "\u1fff")),
    "cyrillic": (("\u0400", "\u052f"),),
    "hebrew": (("\u0590", "\u05ff"),),
    "arabic": (("\u0600", "\u06ff"), ("\u0750", "\u077f")),
    "devanagari": (("\u0900", "\u097f"),),
    "bengali": (("\u0980", "\u09ff"),),
    "thai": (("\u0e00", "\u0e7f"),),
    "kana": (("\u3040", "\u30ff"),),
    "han": (("\u3400", "\u9fff"),),
    "hangul": (("\u1100", "\u11ff"), ("\u3130", "\u318f"), ("\uac00", "\ud7af")),
}

# What speaks for English: its function words, and what people who write it badly get right.
ENGLISH = frozenset(
    "a about after again all also am an and any are at bad be because been before but by can comment cost could"
    " did do does done dont else every feel find for from get go good got had has have he help her here"
    " him his how i if in into is it its just know like long make many me mean more most much my need"
    " never no not now of off ok old on one only or other our out over please price question quick really"
    " safe same see she should so some still such tell than thank thanks that the their them then there"
    " these they thing this those to too try under up us use very want was we well were what when where"
    " which who why will with without work worth would year years yes you your".split()
)
# They stand in names of people, places and brands.
PARTICLES = frozenset(
    "da das de dei del della den der des di do dos du el il la las le les lo los san und van von".split()
)
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae"})  # noqa: RUF001 - the very letters to replace

# How much a word speaks for its language: one of up to four letters, or known by its letters alone, says little.
FULL, SLIGHT, PARTICLE, SHORT = 1.0, 0.4, 0.25, 4
AGAINST_ENGLISH, AGAINST_OTHER = 1.0, 0.5  # how much an English word, and any other one, speaks against
LITTLE = 0.3  # how much a word that English has, too, speaks for one language rather than another
ENOUGH, SHARE = 0.75, 0.3  # what the words of a language must reach, by themselves and of all
UNSPACED, LEAST = ("han", "kana"), 3  # scripts of which a letter counts for two; letters that are more than a symbol

Signs = Sequence[tuple[str, Set[str]]]  # each word and the languages that it speaks for


class Languages:
    """Recognises the languages of a library; `familiar` tells the words that it knows from English."""

    def __init__(self, languages: Mapping[str, Language], familiar: Callable[[str], bool]) -> None:
        self._familiar = familiar
        self._of_script: dict[str, list[str]] = {}
        self._of_word: dict[str, set[str]] = {}
        self._of_letter: dict[str, set[str]] = {}
        for code, language in languages.items():
            self._of_script.setdefault(language.script, []).append(code)
            for word in words(" ".join(language.words)):
                self._of_word.setdefault(plain(word), set()).add(code)
            for letter in language.letters:
                self._of_letter.setdefault(letter, set()).add(code)

    def recognise(self, tokens: Sequence[str], expected: bool = False) -> str | None:
        """Return the code of the language of a message, None for English and what is not known.

        Where another language is `expected` for other reasons, short words are enough if all speak for it.
        """
        script = self._script(tokens)
        codes = self._of_script.get(script, [])
        if len(codes) < 2 and script != LATIN:
            return codes[0] if codes else None
        signs = [(token, self._given(token) & set(codes)) for token in tokens if not token.isdigit()]
        code = self._likeliest(codes, signs)
        return code if script != LATIN or self._outweighs(code, signs, expected) else None

    def _script(self, tokens: Sequence[str]) -> str:
        """Return the script that most letters are in; Latin terms of the subject stand in any language."""
        letters: Counter[str] = Counter()
        for token in tokens:
            letters[script_of(token[0])] += 0 if token not in ENGLISH and self._familiar(token) else _length(token)
        if letters["kana"]:
            letters["kana"] += letters.pop("han", 0)
        script = max(letters, key=lambda each: letters[each], default=LATIN)
        return script if letters[script] >= LEAST else LATIN

    def _given(self, token: str) -> Set[str]:
        """Return the languages that a word speaks for, by itself or by all of its peculiar letters."""
        found = self._of_word.get(plain(token))
        if found is not None or self._familiar(token):
            return found or frozenset()
        peculiar = [frozenset(self._of_letter[letter]) for letter in token if letter in self._of_letter]
        return frozenset.intersection(*peculiar) if peculiar else frozenset()

    def _likeliest(self, codes: Sequence[str], signs: Signs) -> str | None:
        """Return the language that most words speak for, the first of equals; a word of few languages says more."""
        points = dict.fromkeys(codes, 0.0)
        for token, given in signs:
            for code in given:
                points[code] += (self._weight(token) + LITTLE) * (1 + 1 / len(given))
        return max(codes, key=lambda code: points[code], default=None)

    def _outweighs(self, code: str | None, signs: Signs, expected: bool) -> bool:
        """Return whether the words of a language outweigh the others: English, terms of the subject, names."""
        own = sum(self._weight(token) for token, given in signs if code in given)
        others = sum(
            AGAINST_ENGLISH if token in ENGLISH else AGAINST_OTHER for token, given in signs if code not in given
        )
        least = SLIGHT if expected and not others else ENOUGH
        return own >= max(least, SHARE * (own + others))

    def _weight(self, token: str) -> float:
        if token in ENGLISH or self._familiar(token):
            return 0.0
        if token in PARTICLES:
            return PARTICLE
        return FULL if len(token) > SHORT and plain(token) in self._of_word else SLIGHT


def plain(word: str) -> str:
    """Return a word without accents, as many people type."""
    parted = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def script_of(sign: str) -> str:
    """Return the script of a letter, Latin for those of scripts that are not listed."""
    found = (script for script, ranges in SCRIPTS.items() if any(low <= sign <= high for low, high in ranges))
    return next(found, LATIN)


def _length(token: str) -> int:
    """Return how many letters a word counts for; a single one of most scripts is a symbol, as in "TGF-β"."""
    if script_of(token[0]) in UNSPACED:
        return 2
    return len(token) if len(token) > 1 else 0
