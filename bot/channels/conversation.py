"""A conversation on the console: its commands, and what each line leads to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from bot.channels import markup
from bot.core.engine import Engine
from bot.core.library import Article, Library
from bot.core.model import Choice, Context, Kind, Reply


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered; `topics` are the articles listed last, for a number to open."""

    context: Context = field(default_factory=Context)
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What a line leads to: a reply or the console's own text, and the state that follows."""

    output: Reply | str
    state: State


Act = Callable[[Engine, str, State, datetime], Step | None]


@dataclass(frozen=True, slots=True)
class Command:
    """What a command does; `act` gets the words after its name and returns None to leave."""

    meaning: str
    act: Act


def step(engine: Engine, line: str, state: State, now: datetime) -> Step | None:
    """Return what a line leads to, or None when the person leaves."""
    name, _, rest = line.strip().partition(" ")
    if command := COMMANDS.get(LEAVE.get(line.strip().casefold(), name.casefold())):
        return command.act(engine, rest.strip(), state, now)
    if name.startswith("/"):
        return Step(f"There is no command {name}.\n\n{commands()}", state)
    if state.topics and name.isdecimal() and not rest:
        return _topics(engine, name, state, now)
    return _ask(engine, line, state, now)


def commands() -> str:
    """Return the commands with their meanings, one a line."""
    return "\n".join(f"{name:<10}{command.meaning}" for name, command in COMMANDS.items())


def titles(library: Library) -> Mapping[str, str]:
    """Return the ids of the passages by their titles."""
    return {passage.title: passage.id for passage in library.passages.values()}


def _ask(engine: Engine, words: str, state: State, now: datetime) -> Step:
    # A completed title names its passage: it is shown, not matched again.
    passage = titles(engine.library).get(words.strip())
    context = state.context
    turn = engine.show(passage, context, now) if passage else engine.respond(words, context, now)
    return Step(turn.reply, State(turn.context))


def _say(words: str, engine: Engine, rest: str, state: State, now: datetime) -> Step:
    return _ask(engine, words, state, now)


def _topics(engine: Engine, rest: str, state: State, now: datetime) -> Step:
    articles = list(engine.library.articles.values())
    if not rest:
        return Step(_contents(articles), State(state.context, tuple(each.id for each in articles)))
    article = _named(articles, rest)
    if article is None:
        return Step(f"There is no topic {rest}.\n\n{_contents(articles)}", state)
    context = replace(state.context, offered=article.passages, touched_at=now)
    return Step(_opened(article, engine.library), State(context))


def _contents(articles: list[Article]) -> str:
    lines = [f"{number:>2}. {article.title}" for number, article in enumerate(articles, start=1)]
    return "\n".join([*lines, "", "Type a number to open a topic."])


def _named(articles: list[Article], rest: str) -> Article | None:
    if rest.isdecimal():
        number = int(rest)
        return articles[number - 1] if 1 <= number <= len(articles) else None
    return next((each for each in articles if rest.casefold() in each.title.casefold()), None)


def _opened(article: Article, library: Library) -> Reply:
    choices = (Choice(each, library.passages[each].title) for each in article.passages)
    return Reply(
        Kind.SMALLTALK,
        lead=markup.paragraphs([article.title, markup.plain(article.introduction)]),
        choices_lead="Type a number to read the answer:",
        choices=tuple(choices),
    )


def _help(engine: Engine, rest: str, state: State, now: datetime) -> Step:
    return Step(f"{engine.library.wording.help}\n\n{commands()}", state)


def _leave(engine: Engine, rest: str, state: State, now: datetime) -> None:
    return None


COMMANDS: Mapping[str, Command] = {
    "/topics": Command("what you can ask about; /topics 2 opens the second topic", _topics),
    "/more": Command("the details of the last answer", partial(_say, "more")),
    "/sources": Command("the sources of the last answer", partial(_say, "sources")),
    "/new": Command("forget what was said and start over", partial(_say, "start over")),
    "/help": Command("this list", _help),
    "/quit": Command("leave; so do Ctrl-D and Ctrl-C", _leave),
}
LEAVE = {"quit": "/quit", "exit": "/quit", "/exit": "/quit", "/q": "/quit"}
