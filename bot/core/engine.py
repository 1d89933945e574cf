"""The pipeline, top to bottom: a message in, a turn out. Pure and total."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core import composing, dialogue, offering, splitting
from bot.core.decision import DEFAULT
from bot.core.finding import Finder, Found
from bot.core.fitted import Fitted
from bot.core.index import Index
from bot.core.intents import ALARMS, COURTESIES, PERSONAL_ADVICE, Intents, Meaning
from bot.core.library import Library
from bot.core.model import Answer, Candidate, Context, Kind, Reply, Trace, Turn, View
from bot.core.spelling import Speller, worth_telling
from bot.core.synonyms import Thesaurus
from bot.core.text import fold, words

MOST_NEAR = 3  # topics offered with a decline
ABOUT = 4.0  # log odds of the domain above which a message is about the subject
NEAR_FROM = 0.18  # pooled similarity below which no passage has enough to do with a question to be called near


class Engine:
    """Answers from one library. Never raises on any message; swapped whole when the library changes."""

    def __init__(self, library: Library, fitted: Fitted) -> None:
        self.library = library
        self.index = Index(fitted)
        self.policy = library.policy or DEFAULT
        self._thesaurus = Thesaurus(library.synonyms)
        self._speller = Speller(self.index.counts, library.common, self.index.together)
        self._intents = Intents(library, self.index)
        self.finder = Finder(library, self.index, self.policy, self._asked, self._read)

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
        tokens = self._corrected(text)
        return self.finder.find(tokens).candidates if tokens else ()

    def read(self, text: str) -> tuple[str, ...]:
        """Return the words of a text as search sees them: spelling mended, synonyms replaced."""
        return self._read(self._corrected(text))

    def _reply(self, text: str, context: Context) -> tuple[Reply, Trace]:
        """Walk the steps until one of them replies."""
        written = words(text)
        trace = Trace(folded=fold(text))
        if not written:
            return self._wordless(text, context), replace(trace, reason="a message without words")
        reading = self._speller.correct(written)
        # What was typed is judged too where another language speaks, whose words are not to be mended into English.
        foreign = (self._read(written),) if self._intents.language(written) else ()
        readings, parts = (*foreign, self._read(reading.words)), self._sentences(trace.folded)
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

    def _wordless(self, text: str, context: Context) -> Reply:
        talk = self._intents.pictured(text)
        return self._said(self.library.wording.empty) if talk is None else self._talked(talk, context)

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
        if talk is None or not talk.sure:
            reply, searched = self._questioned(trace.folded, tokens, context, trace)
            if talk is None or self._is_asked(reply, searched):
                return replace(reply, notice=self._notice(tokens, trace.corrected)), searched
        return self._talked(talk.intent, context), replace(trace, reason=f"small talk: {talk.intent}")

    def _is_asked(self, reply: Reply, trace: Trace) -> bool:
        """Return whether what might be small talk is a question: answered, or plainly about the subject."""
        return reply.kind is Kind.ANSWER or trace.decisions[0].features["domain"] > ABOUT

    def _questioned(self, folded: str, tokens: tuple[str, ...], context: Context, trace: Trace) -> tuple[Reply, Trace]:
        """Search, decide and compose: two questions apart, a story by what it asks, a follow-up with its context."""
        question = tuple(self._intents.without_courtesy(tokens))
        found = self.finder.both(folded) or (self.finder.one(folded, question, context),)
        trace = replace(
            trace,
            parts=tuple(" ".join(each.tokens) for each in found),
            candidates=tuple(each.candidates for each in found),
            decisions=tuple(each.decision for each in found),
            reason="; ".join(each.decision.reason for each in found),
        )
        return self._decided(found, context), trace

    def _decided(self, found: Sequence[Found], context: Context) -> Reply:
        first = found[0].decision
        if first.kind is Kind.ANSWER or len(found) > 1:
            decisions = [each.decision for each in found]
            answers = [self._answer(d.passages[0], d.confidence) for d in decisions]
            return composing.answered(self.library, answers, self._view(answers, context))
        if first.kind is Kind.CLARIFY and not context.misses:
            further = offering.further(found[0].candidates, first.passages)
            return composing.clarified(self.library, first.passages, first.confidence, further)
        near = first.passages[:MOST_NEAR] if found[0].hits.pooled.max() >= NEAR_FROM else ()
        return composing.declined(self.library, near, first.confidence, again=context.misses > 0)

    def _view(self, answers: Sequence[Answer], context: Context) -> View:
        """Return the detail where a follow-up leads back to the passage whose excerpt was just read."""
        again = [answer for answer in answers if answer.passage in context.shown and answer.detail]
        return View.DETAIL if len(again) == len(answers) else View.EXCERPT

    def _advised(self, tokens: tuple[str, ...], trace: Trace) -> tuple[Reply, Trace]:
        """Say that no single case is judged here; add the passage if one surely answers, or offer those that may."""
        found = self.finder.find(tokens)
        decision = found.decision
        sure = [self._answer(decision.passages[0], decision.confidence)] if found.answers else []
        near = decision.passages if decision.kind is Kind.CLARIFY else ()
        trace = replace(trace, candidates=(found.candidates,), decisions=(decision,), reason=PERSONAL_ADVICE)
        return composing.warned(self.library, PERSONAL_ADVICE, sure, near), trace

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

    def _asked(self, text: str) -> tuple[str, ...]:
        return tuple(self._intents.without_courtesy(self._corrected(text)))

    def _corrected(self, text: str) -> tuple[str, ...]:
        return self._speller.correct(words(text)).words

    def _read(self, tokens: Sequence[str]) -> tuple[str, ...]:
        return self._thesaurus.read(tokens)
