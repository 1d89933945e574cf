import io
import re

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.channels import markup
from bot.channels.terminal import Suggestions, Terminal, rendered
from bot.core.model import Choice, View
from tests.channels.fakes import (
    COST,
    DOES_IT_HURT,
    LIBRARY,
    PAIN,
    WARNED,
    WORDING,
    answered,
)

REPLIES = [PAIN, COST, WARNED, *(answered(DOES_IT_HURT, view=view) for view in View)]


def drawn(reply, width=80, **options):
    """Return what a terminal shows of a reply."""
    console = Console(file=io.StringIO(), width=width, force_terminal=True, **options)
    for part in rendered(reply, WORDING):
        console.print(part)
    return console.file.getvalue()


def words(text):
    """Return the words of a text without its layout."""
    return re.findall(r"[\w.:/?]{2,}", text)


@pytest.mark.parametrize("reply", REPLIES)
def test_a_terminal_says_what_the_plain_text_says(reply):
    """Colours and layout change no word of a reply."""
    shown = drawn(reply, width=300, no_color=True, color_system=None)

    assert words(shown) == words(markup.text(reply, WORDING))


def test_sources_are_links():
    """A terminal that can opens a source from its number and from its address."""
    assert drawn(PAIN, color_system="truecolor").count("https://doi.org/10.1/kim") >= 3


def test_sources_take_a_line_each_until_they_are_asked_for():
    """Under an answer a source is cut to a line; the view of the sources gives it whole."""
    short = drawn(PAIN, width=40, no_color=True, color_system=None)
    whole = drawn(answered(DOES_IT_HURT, view=View.SOURCES), width=40, no_color=True, color_system=None)

    assert [line[-1] for line in short.splitlines() if line.startswith("[1]")] == ["\N{HORIZONTAL ELLIPSIS}"]
    assert "\N{HORIZONTAL ELLIPSIS}" not in whole


@pytest.fixture
def people():
    """Return a terminal at which a test types, and what types there."""
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield Terminal(Console(file=io.StringIO()), LIBRARY), keys


def test_lines_are_read_until_control_d(people):
    """Control-D on an empty line ends the conversation."""
    terminal, keys = people
    keys.send_text("does it hurt\rand this\r\x04")

    assert list(terminal.lines()) == ["does it hurt", "and this"]


def test_control_c_drops_a_line_and_then_leaves(people):
    """Control-C gives up what was typed; on an empty line it leaves."""
    terminal, keys = people
    keys.send_text("does it\x03pain?\r\x03never read\r")

    assert list(terminal.lines()) == ["pain?"]


def test_questions_stay_in_memory(people):
    """Nobody finds on the disk what a person asked about their health."""
    terminal, _ = people

    assert type(terminal._session.history) is InMemoryHistory


def test_the_welcome_says_what_is_read(people):
    """A terminal says at its start which content it reads."""
    terminal, _ = people
    terminal.welcome("the folders beside bot/")

    assert "the folders beside bot/" in terminal._console.file.getvalue()


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("", []),
        ("do", []),
        ("hurt", ["Does it hurt?"]),
        ("DOES it", ["Does it hurt?", "What does it cost?"]),
        ("knee", []),
        ("/", ["/topics", "/more", "/sources", "/new", "/help", "/quit"]),
        ("/to", ["/topics"]),
        ("/topics m", ["/topics Money"]),
    ],
)
def test_titles_commands_and_topics_are_completed(typed, completed):
    """From three letters on, titles that hold all words; after a slash, commands and topics."""
    assert suggested(Suggestions(LIBRARY), typed) == completed


def test_the_choices_are_completed_by_number():
    """On an empty line the choices shown last come with their titles."""
    suggestions = Suggestions(LIBRARY)
    suggestions.choices = (Choice("cost", "What does it cost?"), Choice("pain", "Does it hurt?"))

    assert suggested(suggestions, "") == ["1", "2"]
    assert suggested(suggestions, "2") == ["2"]


def suggested(suggestions, typed):
    """Return the texts that are suggested for what was typed."""
    document = Document(typed, len(typed))
    return [each.text for each in suggestions.get_completions(document, CompleteEvent())]
