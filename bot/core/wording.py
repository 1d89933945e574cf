"""What the bot itself says: the keys of `wording.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass

# What `wording.yaml` has to name: the labels of buttons, and the commands of a chat with their meanings.
BUTTONS = tuple(
    "more sources share topics previous next all_topics none_of_these open helpful not_helpful comment agree refuse"
    " delete keep policy".split()
)
COMMANDS = tuple("start help topics sources privacy mydata forget feedback about".split())


@dataclass(frozen=True, slots=True)
class Wording:
    """Every sentence that the bot itself says; the keys of `wording.yaml`."""

    name: str
    tagline: str
    advice: str
    introduction: str
    help: str
    empty: str
    clarify: str
    decline: str
    decline_near: str
    decline_again: str
    corrected: str
    related: str
    sources: str
    nothing_more: str
    nothing_to_source: str
    unknown_passage: str
    no_link: str
    no_text: str
    after_safety: str
    checked: str
    reviewed: str
    failed: str
    grade: Mapping[str, str]
    replies: Mapping[str, str]
    examples: tuple[str, ...]
    about: str
    answering: str
    topics: str
    others: str
    no_photo: str
    slow_down: str
    privately: str
    consent: str
    consent_given: str
    consent_refused: str
    mydata: str
    mydata_none: str
    held: Mapping[str, str]
    forget: str
    forgotten: str
    kept: str
    feedback: str
    feedback_thanks: str
    comment_thanks: str
    buttons: Mapping[str, str]
    commands: Mapping[str, str]
