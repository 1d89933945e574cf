"""Wire the parts together. The only place that does."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content import cache
from bot.content.cache import Ready
from bot.core.engine import Engine
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.store.store import Store

_BESIDE = Path(__file__).parent.parent
_PACKAGED = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Content:
    """The folders that are read, and in words where they come from."""

    knowledge: Path
    intents: Path
    origin: str


def content(knowledge: Path | None, intents: Path | None, settings: Settings) -> Content:
    """Return which content is read: each folder from the options, else the settings, a checkout or the package."""
    read, whence = _folder("knowledge", knowledge, settings.knowledge)
    meant, intents_whence = _folder("intents", intents, settings.intents)
    origin = whence if whence == intents_whence else f"knowledge from {whence}, intents from {intents_whence}"
    return Content(read, meant, origin)


def engine(content: Content, cached: Path | None) -> Engine:
    """Return an engine for the content, from the cache folder where it is kept, else read, fitted and kept there.

    Raises `BrokenLibrary` if the content has errors.
    """
    folders = (content.knowledge, content.intents)
    key = cache.digest(folders) if cached is not None else ""
    ready = cache.restore(cached, key) if cached is not None else None
    if ready is None:
        ready = _made(content)
        if cached is not None:
            cache.keep(cached, key, ready)
    return Engine(ready.library, ready.fitted)


def store(settings: Settings) -> "Store":
    """Return the store, opened. Raises `StoreError`."""
    # Imported only here: nothing else needs SQLAlchemy.
    from bot.store.store import Store

    return Store.open(*store_files(settings), timedelta(days=settings.keep_days))


def store_files(settings: Settings) -> tuple[Path, Path]:
    """Return the files of the database and of its keys. Raises `StoreError` where none are named."""
    from bot.store.errors import PlaceUnknown

    if settings.database is None or settings.keys is None:
        raise PlaceUnknown
    return settings.database, settings.keys


def _made(content: Content) -> Ready:
    # Imported only here: with a cache, nothing of scikit-learn, pydantic, YAML or Markdown is needed to answer.
    from bot.content.load import read
    from bot.core.fit import fit

    library = read(content.knowledge, content.intents)
    return Ready(library, fit(library))


def _folder(name: str, option: Path | None, setting: Path | None) -> tuple[Path, str]:
    if option is not None:
        return option, "the options"
    if setting is not None:
        return setting, "the settings"
    beside = _BESIDE / name
    return (beside, "the folders beside bot/") if beside.is_dir() else (_PACKAGED / name, "the installed package")
