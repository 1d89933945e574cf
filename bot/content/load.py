"""Files to a validated library: everything is read, all problems are collected, then it fails once."""

from pathlib import Path

from bot.content.bind import Draft, bind
from bot.content.common import common_words
from bot.content.crosscheck import crosscheck
from bot.content.intentions import read_intentions
from bot.content.knowledge import read_knowledge
from bot.content.problem import BrokenLibrary, Place, Problem, any_error, in_order
from bot.core.library import Library


def read(knowledge: Path, intents: Path) -> Library:
    """Read a library. Raises BrokenLibrary with every problem if there is an error."""
    library, problems = load(knowledge, intents)
    if library is None:
        raise BrokenLibrary(problems)
    return library


def load(knowledge: Path, intents: Path) -> tuple[Library | None, tuple[Problem, ...]]:
    """Return the library, None iff there is an error, and every problem, sorted by file and line."""
    draft, problems = survey(knowledge, intents)
    return (None if draft is None or any_error(problems) else bind(draft, common_words())), problems


def sound(knowledge: Path, intents: Path) -> Draft:
    """Return what was read, with the place of everything. Raises BrokenLibrary as `read` does."""
    draft, problems = survey(knowledge, intents)
    if draft is None or any_error(problems):
        raise BrokenLibrary(problems)
    return draft


def survey(knowledge: Path, intents: Path) -> tuple[Draft | None, tuple[Problem, ...]]:
    """Return what was read, None without the folders, and every problem, sorted by file and line."""
    missing = [_no_folder(folder) for folder in (knowledge, intents) if not folder.is_dir()]
    if missing:
        return None, in_order(missing)
    try:
        known, knowledge_problems = read_knowledge(knowledge)
        intended, intent_problems = read_intentions(intents)
    except OSError as error:
        return None, (_unreadable(error, knowledge),)
    fitting = crosscheck(known, intended)
    return Draft(known, intended), in_order((*knowledge_problems, *intent_problems, *fitting))


def _no_folder(path: Path) -> Problem:
    what = f"{path} is a file, not a folder" if path.exists() else f"the folder {path} does not exist"
    return Place(path).error("missing-folder", what, "name the right folder with --knowledge and --intents")


def _unreadable(error: OSError, knowledge: Path) -> Problem:
    path = Path(error.filename) if error.filename else knowledge
    return Place(path).error("unreadable-folder", f"{path} cannot be read: {error.strerror}", "check your rights to it")
