"""From a question to its candidates and a decision: alone, without its story, in two halves, or as a follow-up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core import dialogue, splitting
from bot.core.decision import DEFAULT_CHAT, decide, features_in_chat, probability, settle
from bot.core.dialogue import Lean
from bot.core.index import Hits, Index
from bot.core.library import Library, Policy
from bot.core.model import Candidate, Context, Decision, Kind
from bot.core.ranking import Reading, follow, rank
from bot.core.text import words

# Confidence from which each half of a message that asks two things is answered: parted before a question word, or where
# the second half only might be one.
HALF_FROM, LOOSE_HALF_FROM = 0.75, 0.8

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search made of one question: its words, hits and candidates, and the decision."""

    tokens: Tokens
    hits: Hits
    candidates: tuple[Candidate, ...]
    decision: Decision

    @property
    def answers(self) -> bool:
        """Return whether the decision is to answer."""
        return self.decision.kind is Kind.ANSWER


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what is asked for, and decides by a policy.

    `asked` gives the words of a text's question, spelling mended and courtesies left out; `read` replaces synonyms.
    """

    library: Library
    index: Index
    policy: Policy
    asked: Callable[[str], Tokens]
    read: Callable[[Sequence[str]], Tokens]

    def find(self, tokens: Tokens) -> Found:
        """Search with the words alone and decide."""
        read = self.read(tokens)
        hits = self.index.search(read)
        candidates = rank(self.index, read, hits, self.policy.fields)
        return Found(tokens, hits, candidates, decide(candidates, hits, len(tokens), self.policy))

    def one(self, folded: str, tokens: Tokens, context: Context) -> Found:
        """Return the reading of a question that is surest: alone, without its story, or as a follow-up."""
        alone, told = self.find(tokens), splitting.asked(folded)
        apart = self.find(self.asked(told)) if told is not None else alone
        if apart.decision.confidence > alone.decision.confidence:
            return apart
        lean = dialogue.lean(tokens, context, self.library)
        return self.in_chat(alone, lean) if lean else alone

    def both(self, folded: str) -> tuple[Found, ...]:
        """Return both halves of a message if different passages answer them; nothing otherwise.

        The second half may lean on the first, and where two halves both make sense a lower confidence is enough.
        """
        strict = self._parted(splitting.halves(folded), HALF_FROM)
        return strict or self._parted(splitting.loose_halves(folded), LOOSE_HALF_FROM)

    def _parted(self, halves: tuple[str, str] | None, least: float) -> tuple[Found, ...]:
        if halves is None:
            return ()
        first = self.find(self.asked(halves[0]))
        context = Context(shown=first.decision.passages[:1])
        second = self.one(halves[1], self.asked(halves[1]), context)
        found = (first, second)
        apart = first.decision.passages[0] != second.decision.passages[0]
        return found if apart and all(each.decision.confidence >= least for each in found) else ()

    def in_chat(self, alone: Found, lean: Lean) -> Found:
        """Return the likelier of the message alone and the message in the light of what was shown."""
        chat, reading = self.policy.chat or DEFAULT_CHAT, self.reading(alone, lean)
        follow_up = follow(self.index, reading, chat.fields)
        evidence = features_in_chat(alone.decision, follow_up, reading)
        stands, follows, any_ = (probability(model, evidence) for model in (chat.stands, chat.follows, chat.any))
        candidates = alone.candidates if stands > follows else follow_up
        decision = settle(candidates, evidence, max(stands, follows), any_, self.policy)
        return Found(alone.tokens, alone.hits, candidates, decision)

    def reading(self, alone: Found, lean: Lean) -> Reading:
        """Return a message as read after what it may lean on was shown."""
        titles = (self.library.passages[passage].title for passage in lean.shown)
        whole = self.read((*alone.tokens, *words(" ".join(titles))))
        led = self.index.led(self.read(alone.tokens), lean.shown)
        return Reading(whole, alone.hits, led, self.index.search(whole), lean)
