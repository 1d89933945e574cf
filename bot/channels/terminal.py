"""The console on a terminal: a prompt with completion, and a history kept in memory only."""

from collections.abc import Callable, Iterable, Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import HTML, FormattedText
from prompt_toolkit.history import InMemoryHistory
from rich.console import Console, RenderableType
from rich.text import Text

from bot.channels.console import Now, converse
from bot.channels.conversation import COMMANDS
from bot.channels.rendering import rendered
from bot.core.engine import Engine
from bot.core.library import Library
from bot.core.model import Choice, Reply

WIDTH = 84  # wider lines are hard to read
SUGGESTIONS = 6
SHORTEST = 3  # letters: fewer would suggest nearly every question
HINTS = ("a question", "more", "sources")
PROMPT = HTML("<b><ansicyan>&gt; </ansicyan></b>")


def talk(load: Callable[[], Engine], origin: str, now: Now) -> None:
    """Talk with a person at this terminal; `origin` says in words which content `load` reads."""
    console = Console(highlight=False)
    with console.status("Reading what I know. The first start takes a little longer."):
        engine = load()
    terminal = Terminal(console, engine.library)
    terminal.welcome(origin)
    converse(engine, terminal.lines(), terminal, now)


class Terminal:
    """Reads lines from a person and shows replies; knows the choices shown last, to complete them."""

    def __init__(self, console: Console, library: Library) -> None:
        self._console = console
        self._wording = library.wording
        self._completer = Suggestions(library)
        # People ask about their health: what they typed is never written to a disk.
        self._session: PromptSession[str] = PromptSession(
            history=InMemoryHistory(),
            completer=self._completer,
            complete_while_typing=True,
            reserve_space_for_menu=SUGGESTIONS,
            placeholder=self._hint,
        )
        self._shown: Reply | None = None

    def welcome(self, origin: str) -> None:
        """Say who answers, from which content, and how to get on."""
        hint = "/topics lists what I know, /help the commands; Tab completes a question."
        name = Text(self._wording.name, "bold")
        about = Text(f"{self._wording.tagline}\nI read {origin}.\n{hint}", "dim")
        self._show([Text("\n").join([name, about])])

    def lines(self) -> Iterator[str]:
        """Yield what the person types until they leave with Ctrl-D, or Ctrl-C on an empty line."""
        while True:
            try:
                yield self._session.prompt(PROMPT)
            except EOFError:
                return
            except KeyboardInterrupt:
                if not self._session.default_buffer.text:
                    return

    def say(self, text: str) -> None:
        """Show what the console itself says."""
        self._show([Text(text)])

    def reply(self, reply: Reply) -> None:
        """Show a reply of the assistant."""
        self._shown = reply
        self._completer.choices = reply.choices
        self._show(rendered(reply, self._wording))

    def _hint(self) -> FormattedText:
        ways = [*HINTS] if self._shown and self._shown.answers else ["a question"]
        if self._completer.choices:
            ways.append(f"1 to {len(self._completer.choices)}")
        return FormattedText([("ansibrightblack", ", ".join(ways))])

    def _show(self, parts: Iterable[RenderableType]) -> None:
        self._console.print()
        for part in parts:
            self._console.print(part, width=min(WIDTH, self._console.width))
            self._console.print()


class Suggestions(Completer):
    """Completes the numbers of the choices shown last, commands, topics and titles of passages."""

    def __init__(self, library: Library) -> None:
        topics = [f"/topics {article.title}" for article in library.articles.values()]
        self._commands = {name: each.meaning for name, each in COMMANDS.items()} | dict.fromkeys(topics, "")
        self._titles = [passage.title for passage in library.passages.values()]
        self.choices: tuple[Choice, ...] = ()

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield what may be meant by the text before the cursor."""
        typed = document.text_before_cursor
        for text, meaning in self._found(typed):
            yield Completion(text, start_position=-len(typed), display_meta=meaning)

    def _found(self, typed: str) -> Iterable[tuple[str, str]]:
        if typed.startswith("/"):
            return [each for each in self._commands.items() if _goes_on(typed, each[0])]
        if len(typed.strip()) < SHORTEST:
            numbered = enumerate(self.choices, start=1)
            return [(str(number), each.title) for number, each in numbered if str(number).startswith(typed)]
        words = typed.casefold().split()
        return [(title, "") for title in self._titles if all(word in title.casefold() for word in words)]


def _goes_on(typed: str, command: str) -> bool:
    # Topics are suggested once "/topics " is typed, or they would hide the commands.
    return command.casefold().startswith(typed.casefold()) and (" " in typed or " " not in command)
