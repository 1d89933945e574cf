"""A small library on houseplants, made by hand: the core needs no files."""

from datetime import date

from bot.core.library import (
    Article,
    Block,
    Evidence,
    Intent,
    Library,
    Passage,
    Source,
    Span,
    Synonyms,
)
from bot.core.wording import BUTTONS, COMMANDS, Wording

CHECKED = date(2026, 11, 24)


def block(text: str, *cites: str) -> Block:
    """Return a paragraph with citations at its end."""
    return Block((Span(text), *(Span("", cite=key) for key in cites)))


def passage(name: str, title: str, phrasings: tuple[str, ...], related: tuple[str, ...] = ()) -> Passage:
    """Return a passage that cites two sources in its excerpt, and a third in its detail."""
    return Passage(
        id=name,
        article="plants",
        title=title,
        evidence=Evidence.WEAK,
        checked=CHECKED,
        excerpt=(block(f"The short answer to {name}.", "second", "first"),),
        detail=(block(f"The long answer to {name}.", "third", "second"),),
        related=related,
        phrasings=phrasings,
    )


WATER = passage(
    "watering",
    "How often should I water a cactus?",
    ("how much water does a cactus need", "watering my cactus", "my cactus is thirsty", "cactus water weekly or less"),
    ("sunlight", "repotting"),
)
LIGHT = passage(
    "sunlight",
    "How much sun does a fern want?",
    ("fern in the sun", "can my fern stand by a bright window", "is full sunlight bad for ferns", "fern light needs"),
)
POT = passage(
    "repotting",
    "When do I repot an orchid?",
    ("orchid needs a bigger pot", "repotting orchids", "roots grow out of the orchid pot", "new soil for my orchid"),
)
PESTS = passage(
    "pests",
    "How do I get rid of aphids?",
    ("aphids on my roses", "green bugs all over the leaves", "kill aphids", "lice on plants what to do"),
)

OFF_TOPIC = (
    "who won the match",
    "what is the capital of france",
    "tell me a joke",
    "how do i bake bread",
    "is it going to rain tomorrow",
    "my car does not start",
    "fix my printer",
)

TALK = {
    "greeting": ("hello", "hi there", "good morning", "hey", "hi"),
    "thanks": ("thanks", "thank you so much", "cheers for that"),
    "goodbye": ("bye", "see you later"),
    "who-are-you": ("who are you", "are you a bot"),
    "capabilities": ("what can you do", "what can i ask you"),
    "acknowledge": ("ok", "i see", "got it"),
    "praise": ("great answer", "you are helpful"),
    "insult": ("you are useless", "stupid bot"),
    "human-handover": ("let me talk to a human", "i want a real person"),
    "other-language": ("hola", "parlez vous francais"),
    "more": ("more", "tell me more", "go on"),
    "sources": ("sources", "where is that from"),
    "start-over": ("start over", "forget everything"),
}
SAFETY = {
    "emergency": ("i cannot breathe", "i swallowed plant poison and feel faint", "my face swells up and i choke"),
    "crisis": ("i want to die", "i want to kill myself", "there is no point in living"),
    "personal-advice": ("should i take these pills", "what dose should i take", "can you diagnose my rash"),
}

WORDING = Wording(
    name="Plantwise",
    tagline="Plants.",
    advice="Please see a gardener.",
    introduction="Hello.",
    help="Ask.",
    empty="No words.",
    clarify="Which one?",
    decline="Not covered.",
    decline_near="Near topics:",
    decline_again="Still not covered.",
    corrected="I read this as: {question}",
    related="Related:",
    sources="Sources:",
    nothing_more="No more.",
    nothing_to_source="No sources.",
    unknown_passage="Gone.",
    no_link="no link",
    no_text="Only text.",
    after_safety="Please get help.",
    checked="Checked {date}",
    reviewed="Reviewed by {name}",
    failed="Failed.",
    grade={grade.value: f"Evidence: {grade}" for grade in Evidence},
    replies={name: f"Reply to {name}." for name in (*TALK, *SAFETY)},
    examples=("watering",),
    about="{passages} answers, {sources} sources.",
    answering="By hand.",
    topics="Pick one.",
    others="One of these?",
    no_photo="No photos.",
    slow_down="Slow down.",
    privately="In private.",
    consent="May I?",
    consent_given="Kept.",
    consent_refused="Not kept.",
    mydata="This:",
    mydata_none="Nothing.",
    held={},
    forget="Sure?",
    forgotten="Deleted.",
    kept="Not deleted.",
    feedback="Write.",
    feedback_thanks="Thank you.",
    comment_thanks="Got it.",
    buttons={name: name for name in BUTTONS},
    commands={name: name for name in COMMANDS},
)

LIBRARY = Library(
    articles={"plants": Article("plants", "Plants", (), ("watering", "sunlight", "repotting", "pests"))},
    passages={each.id: each for each in (WATER, LIGHT, POT, PESTS)},
    sources={
        "first": Source("first", "trial", "On cacti", "Green G", "J Plants", 2020, doi="10.1/x"),
        "second": Source("second", "web", "On ferns.", url="https://example.org/ferns"),
        "third": Source("third", "web", "Lost", note="sought in two libraries"),
    },
    safety=tuple(Intent(name, phrases, ("i would die for a fern",)) for name, phrases in SAFETY.items()),
    smalltalk=tuple(Intent(name, phrases) for name, phrases in TALK.items()),
    off_topic=OFF_TOPIC,
    synonyms=Synonyms(both=(("cactus", "cacti"),), one={"greenfly": "aphids"}),
    wording=WORDING,
)
