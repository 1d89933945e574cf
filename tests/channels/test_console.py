from bot.channels import markup
from bot.channels.console import Plain, converse
from tests.channels.fakes import COST, NOW, PAIN, WORDING, Scripted


def spoken(*lines):
    """Return what a conversation writes, and the engine that it asked."""
    engine, written = Scripted(), []
    converse(engine, lines, Plain(written.append, WORDING), lambda: NOW)
    return "\n".join(written), engine


def test_replies_are_parted_by_a_blank_line():
    """Each line is answered in its turn, and nothing is written before the first or after the last."""
    text, _ = spoken("pain?", "cost?")

    assert text == f"{markup.text(PAIN, WORDING)}\n\n{markup.text(COST, WORDING)}"


def test_empty_lines_are_passed_over():
    """A line without a word asks nothing."""
    text, engine = spoken("", "  ", "\t")

    assert (text, engine.asked) == ("", [])


def test_leaving_ends_the_conversation():
    """What follows a line that leaves is not read."""
    _, engine = spoken("pain?", "/quit", "cost?")

    assert [text for text, _ in engine.asked] == ["pain?"]


def test_commands_are_said_as_text():
    """What the console itself says is a block like a reply."""
    text, _ = spoken("/topics", "/topics 1")

    assert "Type a number to open a topic.\n\nThe treatment\n\nHow it is done." in text
