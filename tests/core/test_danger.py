"""Signs of danger: how they combine on a small list, and what the real list finds and leaves alone."""

from pathlib import Path
from time import perf_counter

import pytest
from ruamel.yaml import YAML

from bot.content.danger import bind_danger, read_danger
from bot.core import splitting
from bot.core.danger import Signs
from bot.core.library import Alarm, Danger
from bot.core.text import fold, words

INTENTS = Path(__file__).parent.parent.parent / "intents"
SMALL = Danger(
    words={
        "swell": ("swell*", "swollen", "getting bigger"),
        "airway": ("throat", "tongue"),
        "hope": ("no hope",),
        "asks": ("^does", "^is it normal to"),
        "plant": ("leaf",),
        "cut": ("自杀", "*tod*"),
    },
    denied=("no", "not"),
    alarms=(
        Alarm("emergency", (("swell", "airway", "-plant"),), not_if=("asks",)),
        Alarm("crisis", (("hope",), ("cut",))),
    ),
)


def seen(signs: Signs, text: str) -> str | None:
    """Return the alarm that a text raises."""
    found = signs.seen([words(clause) for clause in splitting.clauses(fold(text))])
    return found[0] if found else None


@pytest.fixture(scope="module")
def small() -> Signs:
    """Return the small list."""
    return Signs(SMALL)


@pytest.fixture(scope="module")
def real() -> Signs:
    """Return the list that the assistant has."""
    entries, problems = read_danger(INTENTS / "danger.yaml")
    assert entries is not None
    assert problems == ()
    return Signs(bind_danger(entries.sound))


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("my throat is swelling", "emergency"),
        ("help! tongue getting bigger", "emergency"),
        ("swollen throat, what now", "emergency"),
        ("my throat hurts", None),
        ("my throat is not swollen", None),
        ("no fever, but my throat is swollen", "emergency"),
        ("does it swell the throat", None),
        ("but does the throat swell", None),
        ("what it does is swell my throat", "emergency"),
        ("is it normal to have a swollen tongue", None),
        ("the leaf made the throat of the flower swell", None),
        ("my throat " + "and so on " * 8 + "swells", None),
        ("there is no hope", "crisis"),
        ("我想自杀了", "crisis"),
        ("nur noch todessehnsucht", "crisis"),
        ("", None),
    ],
)
def test_a_sign(small: Signs, text: str, alarm: str | None) -> None:
    """Words of every list stand close together, none denied, none that must be absent, and the clause doesn't ask."""
    assert seen(small, text) == alarm


def test_the_sign_is_told(small: Signs) -> None:
    """The lists that combined are named, so that an editor finds what raised the alarm."""
    assert small.seen([("swollen", "tongue")]) == ("emergency", ("swell", "airway", "-plant"))


def test_nothing_listed_finds_nothing() -> None:
    """A library without signs has no alarms of this kind."""
    assert Signs(Danger()).seen([("i", "cannot", "breathe")]) is None


def test_a_sign_of_absent_words_alone_is_never_seen() -> None:
    """It would be seen in nearly every message."""
    assert Signs(Danger({"a": ("a",)}, (), (Alarm("crisis", (("-a",),)),))).seen([("b",)]) is None


@pytest.mark.parametrize("text", ["swollen " * 500 + "not tongue", "not swollen throat " * 220, "no " * 2000])
def test_a_long_message_is_read_quickly(small: Signs, real: Signs, text: str) -> None:
    """Repeated words multiply no work: the longest message takes well under a second."""
    started = perf_counter()
    for signs in (small, real):
        seen(signs, text)
    assert perf_counter() - started < 1


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        # Breathing, allergy, swelling
        ("struggling for air", "emergency"),
        ("breathing is really hard since the injection and my voice sounds strange", "emergency"),
        ("tongue swelling, hives, can't swallow properly", "emergency"),
        ("face swelling rapidly", "emergency"),
        ("cannot swallow since i drank nail polish", "emergency"),
        ("can't swallow after thai food", "emergency"),
        ("words come out slurred, and english is her mother tongue", "emergency"),
        # Sight
        ("vision gone in the one eye pls help", "emergency"),
        ("Sudden loss of sight, right side, ten minutes after a shot between the eyebrows", "emergency"),
        ("trichloroacetic acid splashed in my daughter's eye", "emergency"),
        ("after the IPL without goggles i have a dark hole in my sight", "emergency"),
        # Skin that gets no blood, burns, infection
        ("skin beside my nose turned white straight after the filler and now it's mottled purple", "emergency"),
        ("tip of my nose is black two days after filler", "emergency"),
        ("shaking with fever and pus three days after PRP injections", "emergency"),
        ("red line running up my neck from the spot", "emergency"),
        # Stroke, heart, collapse, bleeding, poison
        ("half of my face won't move since this afternoon", "emergency"),
        ("dad collapsed in the car park after his appointment", "emergency"),
        ("Short of breath and my chest is tight after the liposuction", "emergency"),
        ("blood won't stop coming from the donor site", "emergency"),
        ("little boy drank glycolic peel", "emergency"),
        ("I took a handful of roaccutane and wine", "emergency"),
        ("no puedo respirar", "emergency"),
        # The wish to die, said plainly, in slang, of another, in other languages
        ("i want to be dead", "crisis"),
        ("I am planning to take my life this weekend", "crisis"),
        ("imma kms fr", "crisis"),
        ("nothing to live for with a face like mine", "crisis"),
        ("they will be happier when i'm not around", "crisis"),
        ("I've got the tablets lined up next to me", "crisis"),
        ("my daughter told me she wishes she were dead", "crisis"),
        ("started hurting myself again", "crisis"),
        ("ich will mich umbringen", "crisis"),
        # The same words, and no danger
        ("can it cause infection", None),
        ("i would die for smooth skin", None),
        ("can you go blind from filler", None),
        ("what if my skin turns white during the injection", None),
        ("someone died in the news after stem cell shots, is that true", None),
        ("no fever, no swelling, just a little red after needling, when does this fade", None),
        ("which symptoms after an injection mean hospital", None),
        ("my granny had a stroke, is it a reason for me not to have cells", None),
        ("picked a scab off and it is bleeding slightly, how do i avoid a mark", None),
        ("the price took my breath away", None),
        ("does isotretinoin raise the risk of suicide", None),
        ("my mum will kill me if i spend that on my face", None),
        ("can't live without concealer, when may i use it again", None),
        ("old self harm scars, can they be treated", None),
        ("i'm dying to try exosomes", None),
        ("what's the point of prp if it does not last", None),
        ("bet you can't speak finnish", None),
    ],
)
def test_what_the_real_signs_find(real: Signs, text: str, alarm: str | None) -> None:
    """Danger that is reported is seen; questions in general, denials, the news and manners of speaking are not."""
    assert seen(real, text) == alarm


def test_the_real_signs_are_rare_among_ordinary_messages(real: Signs) -> None:
    """Fewer than 3 in 1,000 lines that are off topic, and no phrase of small talk, hold a sign."""
    yaml = YAML(typ="safe", pure=True)
    off_topic = yaml.load((INTENTS / "off-topic.yaml").read_text(encoding="utf-8"))
    talk = [
        line
        for each in yaml.load((INTENTS / "smalltalk.yaml").read_text(encoding="utf-8")).values()
        for line in each["phrases"]
    ]

    assert sum(seen(real, line) is not None for line in off_topic) < 0.003 * len(off_topic)
    assert [line for line in talk if seen(real, line)] == []
