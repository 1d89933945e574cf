"""Safety first, then small talk: what a message means when it is no question to the knowledge."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz import fuzz, process

from bot.core.danger import Signs
from bot.core.index import Index
from bot.core.language import Languages
from bot.core.library import Intent, Library
from bot.core.text import stems, words

Tokens = Sequence[str]

EMERGENCY, CRISIS, PERSONAL_ADVICE = "emergency", "crisis", "personal-advice"
ALARMS = (EMERGENCY, CRISIS)
COURTESIES = ("greeting", "thanks", "acknowledge", "praise")
OTHER_LANGUAGE = "other-language"

# A missed alarm costs far more than a false one, so an alarm is raised well below even odds. One sentence alone must be
# likelier, since a long message has many. `python -m benchmarks.safety` states the costs and chooses by them.
ALARM_FROM, SENTENCE_FROM, ADVICE_FROM = 0.275, 0.92, 0.575
TALK_FROM, TALK_SURE = 0.4, 0.75
FEW = 2  # words: of so short a message the examples decide only if one of them is the same
EXPECTED_FROM = 0.35  # for another language, so that a few of its words are enough
TALK_SHARE = 0.25  # of the message's weight that the intent's own words must explain
SAME_PHRASE = 90  # rapidfuzz ratio, 0 to 100, from which a short message is taken for an example
SHORT, TINY = 40, 5  # characters: longer messages are not compared whole; up to five must be equal


@dataclass(frozen=True, slots=True)
class Meaning:
    """The intent that was recognised, None for a question, and the probability of each.

    `because` says in words what an alarm was raised by: the examples, a sign of danger, or both.
    """

    intent: str | None
    probabilities: Mapping[str, float]
    because: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """Small talk that was recognised. Unless it is `sure`, a question that is surely answered comes before it."""

    intent: str
    sure: bool


class Intents:
    """Recognises the intents of a library by their examples."""

    def __init__(self, library: Library, index: Index) -> None:
        self._index = index
        self._signs = Signs(library.danger)
        self._alarming = {" ".join(words(line)) for each in library.safety for line in each.phrases}
        self._talk = {" ".join(words(line)): intent.name for intent in library.smalltalk for line in intent.phrases}
        self._talk.pop("", None)  # pictures
        self._pictures = _pictures(library.smalltalk)
        self._vocabulary = {intent.name: _stems(intent) for intent in library.smalltalk}
        self._courtesies = _openers(library.smalltalk)
        self._languages = Languages(library.languages, index.familiar)

    def safety(
        self, readings: Sequence[Tokens], parts: Sequence[Tokens] = (), clauses: Sequence[Tokens] = ()
    ) -> Meaning:
        """Judge a message for danger in each of its readings, and for an alarm in each of its sentences too.

        The worst counts: a calm sentence must not drown the one that calls for help. What the examples miss, a sign of
        danger in one of the clauses may tell.
        """
        odds, sign = [self._index.intents(tokens) for tokens in readings], self._signs.seen(clauses)
        if all(map(self._is_too_little, readings)):
            return Meaning(sign[0] if sign else None, odds[-1], _because(likely=False, sign=sign))
        told = [each for each in map(self._index.intents, parts) if _alarm(each) >= SENTENCE_FROM]
        worst = max((*odds, *told), key=_alarm)
        likely = _alarm(worst) >= ALARM_FROM
        if likely or sign is not None:
            likeliest = max(ALARMS, key=lambda name: worst.get(name, 0.0))
            return Meaning(likeliest if likely or sign is None else sign[0], worst, _because(likely, sign))
        asking = max(odds, key=lambda each: each.get(PERSONAL_ADVICE, 0.0))
        if asking.get(PERSONAL_ADVICE, 0.0) >= ADVICE_FROM:
            return Meaning(PERSONAL_ADVICE, asking)
        return Meaning(None, odds[-1])

    def language(self, tokens: Tokens, probabilities: Mapping[str, float] = MappingProxyType({})) -> str | None:
        """Return the code of the language that a message is written in, None for English and what is not known."""
        return self._languages.recognise(tokens, expected=probabilities.get(OTHER_LANGUAGE, 0.0) >= EXPECTED_FROM)

    def smalltalk(self, tokens: Tokens, text: str, probabilities: Mapping[str, float]) -> Talk | None:
        """Return the small talk that the message is, None for a question."""
        if _foreign_script(text):
            return Talk(OTHER_LANGUAGE, sure=True)
        same = self._same_phrase(" ".join(tokens))
        if same is not None:
            return Talk(same, sure=True)
        best = max(self._vocabulary, key=lambda name: probabilities.get(name, 0.0), default="")
        likely = probabilities.get(best, 0.0)
        explained = likely >= TALK_FROM and self._share(best, tokens) >= TALK_SHARE
        return Talk(best, sure=likely >= TALK_SURE) if explained else None

    def pictured(self, text: str) -> str | None:
        """Return the small talk that a message without words is by the first picture in it that an example shows."""
        return next((self._pictures[sign] for sign in text if sign in self._pictures), None)

    def without_courtesy(self, tokens: Tokens) -> Tokens:
        """Return the words behind a greeting or thanks that opens the message, all of them if nothing follows it."""
        for length in range(min(6, len(tokens) - 2), 0, -1):
            if tuple(tokens[:length]) in self._courtesies:
                return self.without_courtesy(tokens[length:])
        return tokens

    def _is_too_little(self, tokens: Tokens) -> bool:
        """Return whether a message is a word or two of English that no example consists of: "the", "table".

        So little is only danger where a sign says so; the examples' single words prove nothing.
        """
        return len(tokens) <= FEW and " ".join(tokens) not in self._alarming and "".join(tokens).isascii()

    def _same_phrase(self, message: str) -> str | None:
        if len(message) > SHORT or len(message) <= TINY:
            return self._talk.get(message)
        found = process.extractOne(message, self._talk.keys(), scorer=fuzz.ratio, score_cutoff=SAME_PHRASE)
        return self._talk[found[0]] if found else None

    def _share(self, intent: str, tokens: Tokens) -> float:
        """Return the share (0 to 1) of the message's weight that the intent's words explain."""
        weights = self._index.weights(tokens)
        explained = sum(weight for stem, weight in weights.items() if stem in self._vocabulary[intent])
        return explained / sum(weights.values())


def _stems(intent: Intent) -> frozenset[str]:
    return frozenset(stem for line in intent.phrases for stem in stems(words(line)))


def _pictures(smalltalk: Iterable[Intent]) -> Mapping[str, str]:
    """Return the intent of each picture that is an example by itself; what follows it only changes its colour."""
    return {line[0]: intent.name for intent in smalltalk for line in intent.phrases if not words(line)}


def _openers(smalltalk: Iterable[Intent]) -> frozenset[tuple[str, ...]]:
    """Return the courteous phrases, in words, that may stand before a question."""
    return frozenset(words(line) for intent in smalltalk if intent.name in COURTESIES for line in intent.phrases)


def _because(likely: bool, sign: tuple[str, Sequence[str]] | None) -> str:
    seen = [f"the sign {' + '.join(sign[1])}"] if sign else []
    return " and ".join([*(["its examples"] if likely else []), *seen])


def _alarm(odds: Mapping[str, float]) -> float:
    return sum(odds.get(name, 0.0) for name in ALARMS)


def _foreign_script(text: str) -> bool:
    """Return whether most letters lie outside the Latin script (code points from U+0250 on)."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign >= "\u0250" for sign in letters) * 2 > len(letters)
