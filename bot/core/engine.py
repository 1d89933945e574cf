"""The pipeline, top to bottom: a message in, a turn out. Pure and total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core import composing, dialogue, offering, splitting
from bot.core.decision import DEFAULT, decide
from bot.core.fitted import Fitted
from bot.core.index import Index
from bot.core.intents import ALARMS, COURTESIES, PERSONAL_ADVICE, Intents, Meaning
from bot.core.library import Library
from bot.core.model import Answer, Candidate, Context, Decision, Kind, Reply, Trace, Turn, View
from bot.core.ranking import follow, rank
from bot.core.spelling import Speller, worth_telling
from bot.core.synonyms import Thesaurus
from bot.core.text import fold, words

MOST_NEAR = 3  # topics offered with a decline
HALF_FROM = 0.6  # confidence from which each half of a message that asks two things is answered
FOREIGN = -1.5  # log odds of the domain below which a message is a matter of its own, however short
NEAR_FROM = 0.18  # pooled similarity below which no passage has enough to do with a question to be called near


@dataclass(frozen=True, slots=True)
class Found:
    """What a search made of one question: its words, the candidates and the decision."""

    tokens: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    decision: Decision

    @property
    def answers(self) -> bool:
        """Return whether the decision is to answer."""
        return self.decision.kind is Kind.ANSWER


class Engine:
    """Answers from one library. Never raises on any message; swapped whole when the library changes."""

    def __init__(self, library: Library, fitted: Fitted) -> None:
        self.library = library
        self.index = Index(fitted)
        self.policy = library.policy or DEFAULT
        self._thesaurus = Thesaurus(library.synonyms)
        self._speller = Speller(self.index.counts, library.common, self.index.together)
        self._intents = Intents(library, self.index)

    def respond(self, text: str, context: Context, now: datetime) -> Turn:
        """Return the reply to any string, how it came about, and the context that follows."""
        context = dialogue.fresh(context, now)
        if offering.refused(words(text), context):
            return self.others(context, now)
        reply, trace = self._reply(text, context)
        after = Context(touched_at=now) if reply.intent == "start-over" else context
        return Turn(text, reply, trace, dialogue.advance(after, reply, now))

    def show(self, passage: str, context: Context, now: datetime, view: View = View.EXCERPT) -> Turn:
        """Return a passage by its id, as buttons, deep links and topics ask for it; an unknown id gets a kind reply."""
        context = dialogue.fresh(context, now)
        known = self.library.passages.get(passage)
        reply = self._shown(passage, view) if known else self._unknown()
        trace = Trace(reason=f"shown by its id: {passage}" if known else "no passage has this id")
        return Turn(passage, reply, trace, dialogue.advance(context, reply, now))

    def others(self, context: Context, now: datetime) -> Turn:
        """Return what comes next when none of the offered choices is meant: further choices, then a decline."""
        return offering.others(self.library, dialogue.fresh(context, now), now)

    def search(self, text: str) -> tuple[Candidate, ...]:
        """Return the candidates for a question, best first; none for a text without words."""
        tokens = self._speller.correct(words(text)).words
        return self._find(tokens).candidates if tokens else ()

    def read(self, text: str) -> tuple[str, ...]:
        """Return the words of a text as search sees them: spelling mended, synonyms replaced."""
        return self._read(self._corrected(text))

    def _reply(self, text: str, context: Context) -> tuple[Reply, Trace]:
        """Walk the steps until one of them replies."""
        written = words(text)
        trace = Trace(folded=fold(text))
        if not written:
            return self._said(self.library.wording.empty), replace(trace, reason="a message without words")
        reading = self._speller.correct(written)
        readings, parts = (self._read(written), self._read(reading.words)), self._sentences(trace.folded)
        clauses = {read(part): None for read in (words, self._corrected) for part in splitting.clauses(trace.folded)}
        meaning = self._intents.safety(readings, parts, tuple(clauses))
        trace = replace(trace, corrected=reading.corrected, intents=meaning.probabilities)
        if meaning.intent in ALARMS:
            reason = f"{meaning.intent}, by {meaning.because}: safety comes before everything"
            return composing.warned(self.library, meaning.intent, ()), replace(trace, reason=reason)
        choice = self._chosen(reading.words, context)
        if choice is not None:
            return choice, replace(trace, reason="a choice by its number")
        return self._meant(text, reading.words, meaning, context, trace)

    def _meant(
        self, text: str, tokens: tuple[str, ...], meaning: Meaning, context: Context, trace: Trace
    ) -> tuple[Reply, Trace]:
        """Reply to another language, personal advice and small talk, and else to the question."""
        language = self._intents.language(words(text), meaning.probabilities)
        if language is not None:
            return composing.unspoken(self.library, language), replace(trace, reason=f"another language: {language}")
        if meaning.intent == PERSONAL_ADVICE:
            return self._advised(tokens, trace)
        talk = self._intents.smalltalk(self._read(tokens), trace.folded, meaning.probabilities)
        if talk is not None:
            return self._talked(talk, context), replace(trace, reason=f"small talk: {talk}")
        reply, trace = self._questioned(trace.folded, tokens, context, trace)
        return replace(reply, notice=self._notice(tokens, trace.corrected)), trace

    def _questioned(self, folded: str, tokens: tuple[str, ...], context: Context, trace: Trace) -> tuple[Reply, Trace]:
        """Search, decide and compose: two questions apart, a story by what it asks, a follow-up with its context."""
        both = self._both(folded)
        found = both or (self._one(folded, tokens, context),)
        trace = replace(
            trace,
            parts=tuple(" ".join(each.tokens) for each in found),
            candidates=tuple(each.candidates for each in found),
            decisions=tuple(each.decision for each in found),
            reason="; ".join(each.decision.reason for each in found),
        )
        return self._decided(found, context), trace

    def _both(self, folded: str) -> tuple[Found, ...]:
        """Return both halves of a message if different passages answer them; nothing otherwise.

        The second half may lean on the first, and where two halves both make sense a lower confidence is enough.
        """
        halves = splitting.halves(folded)
        if halves is None:
            return ()
        first = self._find(self._corrected(halves[0]))
        context = Context(shown=(first.candidates[0].passage,))
        second = self._one(halves[1], self._corrected(halves[1]), context)
        found = (first, second)
        apart = first.candidates[0].passage != second.candidates[0].passage
        return found if apart and all(each.decision.confidence >= HALF_FROM for each in found) else ()

    def _one(self, folded: str, tokens: tuple[str, ...], context: Context) -> Found:
        """Return the reading of a question that is surest: alone, without its story, or as a follow-up."""
        tokens = tuple(self._intents.without_courtesy(tokens))
        alone = self._find(tokens)
        follows = dialogue.leans(tokens, context) and alone.decision.features["domain"] > FOREIGN
        if alone.answers and not (follows and dialogue.points_back(tokens)):
            return alone
        readings = [alone]
        told = splitting.asked(folded)
        if told is not None:
            readings.append(self._find(self._corrected(told)))
        if follows:
            readings.append(self._follow(tokens, context))
        return max(readings, key=lambda each: each.decision.confidence)

    def _find(self, tokens: tuple[str, ...]) -> Found:
        """Search with the words, synonyms read, and decide."""
        read = self._read(tokens)
        hits = self.index.search(read)
        candidates = rank(self.index, read, hits, self.policy.fields)
        return Found(tokens, candidates, decide(candidates, hits, len(tokens), self.policy))

    def _follow(self, tokens: tuple[str, ...], context: Context) -> Found:
        """Search with the words alone and completed by the titles of what was shown last, and decide."""
        shown = (self.library.passages[passage].title for passage in self._known(context.shown))
        completed = (*tokens, *words(" ".join(shown)))
        read = self._read(completed)
        hits = self.index.search(read)
        own, kin = self.index.search(self._read(tokens)), dialogue.kin(context, self.library)
        candidates = follow(self.index, read, own, hits, kin, self.policy.fields)
        return Found(tokens, candidates, decide(candidates, hits, len(completed), self.policy))

    def _decided(self, found: Sequence[Found], context: Context) -> Reply:
        first = found[0].decision
        if first.kind is Kind.ANSWER or len(found) > 1:
            decisions = [each.decision for each in found]
            answers = [self._answer(d.passages[0], d.confidence) for d in decisions]
            return composing.answered(self.library, answers, self._view(answers, context))
        if first.kind is Kind.CLARIFY and not context.misses:
            further = offering.further(found[0].candidates, first.passages)
            return composing.clarified(self.library, first.passages, first.confidence, further)
        near = first.passages[:MOST_NEAR] if first.features["pooled"] >= NEAR_FROM else ()
        return composing.declined(self.library, near, first.confidence, again=context.misses > 0)

    def _view(self, answers: Sequence[Answer], context: Context) -> View:
        """Return the detail where a follow-up leads back to the passage whose excerpt was just read."""
        again = [answer for answer in answers if answer.passage in context.shown and answer.detail]
        return View.DETAIL if len(again) == len(answers) else View.EXCERPT

    def _advised(self, tokens: tuple[str, ...], trace: Trace) -> tuple[Reply, Trace]:
        """Say that no single case is judged here; add the passage if one surely answers."""
        found = self._find(tokens)
        sure = [self._answer(found.decision.passages[0], found.decision.confidence)] if found.answers else []
        trace = replace(trace, candidates=(found.candidates,), decisions=(found.decision,), reason=PERSONAL_ADVICE)
        return composing.warned(self.library, PERSONAL_ADVICE, sure), trace

    def _talked(self, intent: str, context: Context) -> Reply:
        """Reply to small talk; "more" and "sources" show what was answered last."""
        if context.alarmed and intent in COURTESIES:
            return replace(self._said(self.library.wording.after_safety), kind=Kind.SMALLTALK, intent=intent)
        view = {"more": View.DETAIL, "sources": View.SOURCES}.get(intent)
        shown = self._known(context.shown)
        if view is None or not shown:
            return composing.talked(self.library, intent)
        answers = [self._answer(passage, 1.0) for passage in shown]
        return replace(composing.answered(self.library, answers, view), kind=Kind.SMALLTALK, intent=intent)

    def _chosen(self, tokens: Sequence[str], context: Context) -> Reply | None:
        """Return the passage of the number that the message names; a number too great offers the choices again."""
        number = dialogue.picked(tokens, context)
        if number is None:
            return None
        if 1 <= number <= len(context.offered):
            passage = context.offered[number - 1]
            return self._shown(passage, View.EXCERPT) if passage in self.library.passages else self._unknown()
        return composing.clarified(self.library, self._known(context.offered), 0.0)

    def _shown(self, passage: str, view: View) -> Reply:
        return composing.answered(self.library, [self._answer(passage, 1.0)], view)

    def _answer(self, passage: str, confidence: float) -> Answer:
        return composing.answer(self.library, self.library.passages[passage], confidence)

    def _known(self, passages: Sequence[str]) -> Sequence[str]:
        """Return those that the library still has: it may have been swapped since they were shown."""
        return [passage for passage in passages if passage in self.library.passages]

    def _unknown(self) -> Reply:
        return self._said(self.library.wording.unknown_passage)

    def _said(self, sentence: str) -> Reply:
        return Reply(Kind.DECLINE, lead=sentence)

    def _notice(self, tokens: Sequence[str], corrected: Mapping[str, str]) -> str:
        """Return how the question was read, if a content word of it was corrected."""
        return self.library.wording.corrected.format(question=" ".join(tokens)) if worth_telling(corrected) else ""

    def _sentences(self, folded: str) -> Sequence[tuple[str, ...]]:
        """Return the words of each sentence of a message that has several."""
        sentences = splitting.sentences(folded)
        return [self.read(sentence) for sentence in sentences] if len(sentences) > 1 else []

    def _corrected(self, text: str) -> tuple[str, ...]:
        return self._speller.correct(words(text)).words

    def _read(self, tokens: Sequence[str]) -> tuple[str, ...]:
        return self._thesaurus.read(tokens)
