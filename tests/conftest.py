"""What several tests use: the engine on the sound library, and no user's folders."""

from pathlib import Path

import pytest

from bot.content.load import read
from bot.core.engine import Engine
from bot.core.fit import fit

SOUND = Path(__file__).parent / "sound"


@pytest.fixture(scope="session")
def sound() -> Engine:
    """Return an engine on the small sound library."""
    library = read(SOUND / "knowledge", SOUND / "intents")
    return Engine(library, fit(library))


@pytest.fixture(autouse=True)
def _no_users_folders(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep every test, and every process that it starts, out of the user's folders."""
    base = tmp_path_factory.getbasetemp()
    folders = {"cache": ("XDG_CACHE_HOME", "LOCALAPPDATA"), "data": ("XDG_DATA_HOME", "APPDATA")}
    folders["config"] = ("XDG_CONFIG_HOME",)
    for folder, names in folders.items():
        for name in names:
            monkeypatch.setenv(name, str(base / folder))
