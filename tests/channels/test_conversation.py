import pytest

from bot.channels.conversation import COMMANDS, State, step
from bot.core.model import Context, Reply
from tests.channels.fakes import COST, NOW, PAIN, Scripted


def said(line, state=None, engine=None):
    """Return what a line leads to."""
    return step(engine or Scripted(), line, state or State(), NOW)


@pytest.mark.parametrize("line", ["/quit", "/exit", "/q", "quit", " Exit ", "/QUIT"])
def test_people_can_leave(line):
    """The words by which people leave a console all do."""
    assert said(line) is None


@pytest.mark.parametrize("line", ["pain?", "exit wound", "2", "quit smoking"])
def test_what_is_no_command_is_asked(line):
    """Anything else goes to the engine as it was typed."""
    engine = Scripted()
    said(line, engine=engine)

    assert engine.asked == [(line, Context())]


@pytest.mark.parametrize(("command", "words"), [("/more", "more"), ("/sources", "sources"), ("/new", "start over")])
def test_commands_are_short_for_words(command, words):
    """Some commands ask the engine in its own words."""
    engine = Scripted()
    said(command, engine=engine)

    assert [text for text, _ in engine.asked] == [words]


def test_the_context_is_carried_on():
    """A line is heard with the context that the line before it left."""
    engine = Scripted()
    said("cost?", said("pain?", engine=engine).state, engine)

    assert [context.misses for _, context in engine.asked] == [0, 1]


def test_a_title_shows_its_passage():
    """A completed title is shown by the passage's id and not matched again."""
    engine = Scripted()

    assert said("Does it hurt?", engine=engine).output == PAIN
    assert engine.asked == []


def test_an_unknown_command_lists_the_commands():
    """A mistyped command is named, with those that there are."""
    text = said("/topcis").output

    assert "/topcis" in text
    assert all(name in text for name in COMMANDS)


def test_help_has_the_wording_and_the_commands():
    """The help is that of the assistant and of the console."""
    text = said("/help").output

    assert text.startswith("<help>")
    assert all(name in text for name in COMMANDS)


def test_topics_are_numbered():
    """The articles are listed in the order of the library."""
    text = said("/topics").output

    assert " 1. The treatment\n 2. Money" in text


@pytest.mark.parametrize("line", ["/topics 2", "/topics money", "/topics  MON "])
def test_a_topic_is_opened_by_number_or_title(line):
    """An opened topic gives its introduction and its passages, and a number picks one of them."""
    opened = said(line)

    assert isinstance(opened.output, Reply)
    assert opened.output.lead == "Money\n\nWhat is paid."
    assert [choice.passage for choice in opened.output.choices] == ["cost"]
    assert opened.state.context.offered == ("cost",)


def test_a_number_opens_a_listed_topic():
    """After the list of topics a number means a topic, and after that a passage again."""
    engine = Scripted()
    opened = said("1", said("/topics").state, engine)
    said("1", opened.state, engine)

    assert [choice.passage for choice in opened.output.choices] == ["pain"]
    assert [text for text, _ in engine.asked] == ["1"]


@pytest.mark.parametrize("line", ["/topics 0", "/topics 3", "/topics knees", "/topics ²"])
def test_an_unknown_topic_lists_the_topics(line):
    """A topic that is not there is named, with those that there are."""
    text = said(line).output

    assert line.split()[1] in text
    assert " 1. The treatment" in text


def test_a_question_ends_the_list_of_topics():
    """Once something else was asked, a number is the engine's again."""
    engine = Scripted()
    state = said("cost?", said("/topics").state, engine).state

    assert said("1", state, engine).output != COST
    assert [text for text, _ in engine.asked] == ["cost?", "1"]
