"""Write `docs/telegram.md`: conversations with the real bot, as Telegram shows them.

Run `python -m docs.conversations` in the folder of the repository, with what the tests need installed.
The bot runs against the fake Bot API of the tests, so neither a token nor a network is needed.
"""

import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.channels.telegram.bot_process import bot_process
from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot, running

ROOT = Path(__file__).parents[1]
TOKEN = f"12345678:{'q' * 35}"
LEARNING = 180.0  # seconds in which a bot without a cache has learnt from the content
QUIET = 0.6  # seconds without a further message after which a reply is whole
PAUSE = 4.0  # seconds in which nobody is asked to slow down
STYLES = {"bold": "**", "italic": "_"}
INTRODUCTION = """# Conversations on Telegram

What people see when they talk to the bot: the real bot, with the knowledge of this repository, written down by
`python -m docs.conversations`. In the app the numbers in brackets and the sources are links, and what stands
`in boxes` are buttons. `@FakeBot` is the name that the bot has here.
"""

# What is done in each, as the methods of a chat are called, and its words: for a tap, some of the button's label.
CONVERSATIONS = {
    "First meeting": (("say", "/start"), ("tap", "Yes, you may"), ("say", "does it work?")),
    "A typo, a follow-up, and a change of mind": (
        ("say", "is it fda approvd?"),
        ("say", "and in europe?"),
        ("edit", "and in india?"),
    ),
    "An unclear question, and none of the choices": (
        ("say", "which one is better"),
        ("tap", "None of these"),
        ("tap", "None of these"),
    ),
    "Something else altogether, twice": (
        ("say", "how do i get a tattoo removed from my arm"),
        ("say", "who won the football match last night"),
    ),
    "An emergency, and a question about one's own case": (
        ("say", "my face is swelling up after the injection and i cant breathe"),
        ("say", "thanks"),
        ("say", "should i stop my isotretinoin before laser?"),
    ),
    "A photo": (("photograph", ""), ("photograph", "what helps ice pick scars?")),
    "Browsing the topics": (
        ("say", "/topics"),
        ("tap", "How the treatment"),
        ("tap", "How many sessions"),
        ("tap", "More"),
    ),
    "What the bot holds, and how to be rid of it": (
        ("say", "/privacy"),
        ("say", "/feedback"),
        ("tap", "Yes, you may"),
        ("say", "is it legal in the us?"),
        ("tap", "Not helpful"),
        ("tap", "Write a comment"),
        ("say", "it does not say what the fine is"),
        ("wait", PAUSE),
        ("say", "/mydata"),
        ("say", "/forget"),
        ("tap", "Yes, delete it"),
    ),
    "Two questions in one, and too many at once": (
        ("say", "does it hurt and how much does it cost?"),
        ("hurry", "does it hurt?"),
    ),
    "In a group, and in any other chat": (
        ("say", "@FakeBot what is subcision?"),
        ("say", "/forget@FakeBot"),
        ("type", "laser"),
        ("type", "best pizza in rome"),
    ),
}
TIMES = 7  # that who hurries writes the same

Message = dict[str, Any]


class Chat:
    """One chat with the bot; what is said in it is yielded to `write` as Markdown."""

    def __init__(self, bot: FakeBot, number: int, write: Callable[[str], Any]) -> None:
        self._bot, self._number, self._write = bot, number, write
        self._last: Message = {}
        self._asked: people.Update = {}

    def say(self, words: str) -> None:
        """Write a message, which in a group begins with the bot's name."""
        self._asked = (people.mention if words.startswith("@") else people.text)(self._number, words)
        self._turn(f"**You:** {_escaped(words)}", self._asked)

    def edit(self, words: str) -> None:
        """Change the last message."""
        self._turn(f"**You** change your message to: {_escaped(words)}", people.edit(self._asked, words))

    def photograph(self, caption: str) -> None:
        """Send a photo."""
        picture = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]}
        content = picture | ({"caption": caption} if caption else {})
        told = f" and write under it: {_escaped(caption)}" if caption else ""
        self._turn(f"**You** send a photo{told}", people.message(self._number, **content))

    def tap(self, label: str) -> None:
        """Tap the first button of the last message whose label holds these words."""
        rows = self._last.get("reply_markup", {}).get("inline_keyboard", [])
        button = next((button for row in rows for button in row if label in button["text"]), None)
        if button is None:
            raise ValueError(f"no button says {label!r} under {self._last.get('text')!r}: choose another message")
        update = people.tap(self._number, button["callback_data"], under=self._last)
        self._turn(f"**You** tap `{button['text']}`", update)

    def hurry(self, words: str) -> None:
        """Write the same many times at once; only the last reply is told."""
        updates = [people.text(self._number, words) for _ in range(TIMES)]
        self._turn(f"**You:** {_escaped(words)} ({TIMES} times at once)", *updates, only_last=True)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)

    def type(self, words: str) -> None:
        """Type behind the bot's name in a chat that it isn't in: what is offered to insert there?"""
        results = self._bot.offered(people.inline(words))["results"]
        told = [f"**{_escaped(each['title'])}**\\\n{_escaped(each['description'])}" for each in results]
        self._write(f"**You** type in the chat with a friend: @FakeBot {_escaped(words)}\n")
        self._write(_quoted("\n\n".join(told) or "*Nothing is offered but the way into the bot's own chat.*") + "\n")

    def _turn(self, told: str, *updates: people.Update, only_last: bool = False) -> None:
        sent, edits = len(self._sent()), len(self._edits())
        self._bot.push(*updates)
        _settle(lambda: len(self._sent()) + len(self._edits()), sent + edits)
        self._write(f"{told}\n")
        new, changed = self._sent()[sent:], self._edits()[edits:]
        for message in new[-1:] if only_last else new:
            self._write(f"{_quoted(_message(message))}\n")
        for message in changed:
            self._write(f"*The bot's message changes to:*\n\n{_quoted(_message(message))}\n")
        self._last = [*new, *changed][-1]

    def _sent(self) -> list[Message]:
        return self._bot.sent(self._number)

    def _edits(self) -> list[Message]:
        return [call["result"] for call in self._bot.calls("editMessageText")]


def _settle(count: Callable[[], int], before: int) -> None:
    """Wait for the first message after a turn, and then until no more come."""
    deadline = time.monotonic() + LEARNING
    while (now := count()) == before and time.monotonic() < deadline:
        time.sleep(0.1)
    while True:
        time.sleep(QUIET)
        if (later := count()) == now:
            return
        now = later


def _message(message: Message) -> str:
    """Return the text of a message with its buttons as Markdown, a line of text a line."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [" ".join(f"`{button['text']}`" for button in row) for row in rows]
    return "\n".join([*_lines(message), *(["", *_broken(buttons)] if buttons else [])])


def _lines(message: Message) -> Iterator[str]:
    """Yield the lines of the text: bold and italic marked, quoted ones behind a sign, links as mere words."""
    entities = message.get("entities", [])
    quotes = [
        range(each["offset"], each["offset"] + each["length"]) for each in entities if each["type"] == "blockquote"
    ]
    lines, at = message["text"].split("\n"), 0
    for number, line in enumerate(lines):
        end = at + _length(line)
        written = _styled(line, at, [each for each in entities if each["type"] in STYLES])
        quoted = any(at in each for each in quotes)
        follows = number + 1 < len(lines) and lines[number + 1] and not any(end + 1 in each for each in quotes)
        yield f"> {written}" if quoted else written + ("\\" if line and follows else "")
        if quoted and follows:
            yield ""
        at = end + 1


def _styled(line: str, at: int, entities: list[Message]) -> str:
    """Return a line that begins at an offset of its text, with the signs of its entities."""
    signs = [
        (offset - at, STYLES[each["type"]])
        for each in entities
        for offset in (each["offset"], each["offset"] + each["length"])
        if at <= each["offset"] < at + _length(line)
    ]
    raw, parts, position = line.encode("utf-16-le"), [], 0
    for offset, sign in signs:
        parts += [_escaped(raw[2 * position : 2 * offset].decode("utf-16-le")), sign]
        position = offset
    return "".join([*parts, _escaped(raw[2 * position :].decode("utf-16-le"))])


def _broken(lines: list[str]) -> list[str]:
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _escaped(text: str) -> str:
    return re.sub(r"([*_`<\\])", r"\\\1", text)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def converse(bot: FakeBot, write: Callable[[str], Any]) -> None:
    """Hold the conversations, each in a chat of its own."""
    for number, (title, steps) in enumerate(CONVERSATIONS.items(), start=1):
        write(f"## {number}. {title}\n")
        chat = Chat(bot, -number if "group" in title else number, write)
        for what, words in steps:
            getattr(chat, what)(words)


def main(path: Path) -> None:
    """Run the bot and write the conversations down."""
    written = [INTRODUCTION]
    with running() as telegram, tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "bot"
        home.mkdir()
        bot = telegram.register(TOKEN)
        with bot_process(bot, home, content=ROOT):
            _settle(lambda: len(bot.calls("setMyCommands")), 0)
            converse(bot, written.append)
    path.write_text("\n".join(written), encoding="utf-8")


if __name__ == "__main__":
    main(Path(__file__).with_name("telegram.md"))
