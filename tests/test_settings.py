import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, cache_folder, database_file, key_file, read

ROOT = Path(__file__).parent.parent
NAMES = {PREFIX + name.upper() for name in Settings.__dataclass_fields__}


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    """Keep the settings of a developer out of the tests."""
    monkeypatch.chdir(tmp_path)
    for name in [*os.environ]:
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)


def unset():
    """Return the settings where nothing is set: files in the user's folders, and else the defaults."""
    settings = read()
    return Settings(cache=settings.cache, database=settings.database, keys=settings.keys)


def test_nothing_set_gives_the_defaults():
    """Without any setting there is no token, and content and log level are the usual ones."""
    settings = read()

    assert settings == unset()
    assert settings.cache.name.casefold() == "scarwise"
    assert settings.database.name == "scarwise.db"
    assert settings.keys.parent != settings.database.parent


def test_the_environment_is_read(monkeypatch, tmp_path):
    """Every setting can be given in the environment."""
    given = {
        "TELEGRAM_TOKEN": "1:a-B_c",
        "TELEGRAM_BASE_URL": "https://localhost:8081/bot",
        "PRIVACY_URL": "https://example.org/privacy",
        "KNOWLEDGE": str(tmp_path),
        "INTENTS": str(tmp_path),
        "CACHE": "~/somewhere",
        "DATABASE": "~/data.db",
        "KEYS": "~/keys.json",
        "KEEP_DAYS": "7",
        "LOG_LEVEL": "debug",
    }
    for name, value in given.items():
        monkeypatch.setenv(PREFIX + name, value)

    assert {PREFIX + name for name in given} == NAMES
    assert read() == Settings(
        telegram_token="1:a-B_c",  # noqa: S106 - a test's token
        telegram_base_url="https://localhost:8081/bot",
        privacy_url="https://example.org/privacy",
        knowledge=tmp_path,
        intents=tmp_path,
        cache=Path("~/somewhere").expanduser(),
        database=Path("~/data.db").expanduser(),
        keys=Path("~/keys.json").expanduser(),
        keep_days=7,
        log_level="DEBUG",
    )


def test_the_environment_wins_over_the_file(monkeypatch):
    """A variable that is set overrides the line of `.env`."""
    Path(".env").write_text("SCARWISE_TELEGRAM_TOKEN=1:file\nSCARWISE_LOG_LEVEL=ERROR\n")
    monkeypatch.setenv("SCARWISE_LOG_LEVEL", "DEBUG")

    assert read().log_level == "DEBUG"
    assert read().telegram_token == "1:file"  # noqa: S105 - a test's token


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LOG_LEVEL", "loud", "is 'loud', but it must be one of DEBUG"),
        ("KNOWLEDGE", "nowhere", "is 'nowhere', but it must be an existing folder"),
        ("INTENTS", "nowhere", "is 'nowhere', but it must be an existing folder"),
        ("TELEGRAM_BASE_URL", "localhost", "is 'localhost', but it must be an address"),
        (
            "PRIVACY_URL",
            "http://example.org",
            "is 'http://example.org', but it must be an address that starts with https",
        ),
        ("PRIVACY_URL", "docs/privacy.md", "is 'docs/privacy.md', but it must be an address"),
        ("PRIVACY_URL", "https:///privacy", "is 'https:///privacy', but it must be an address"),
        ("KEEP_DAYS", "31", "is '31', but it must be a whole number from 1 to 30"),
        ("KEEP_DAYS", "0", "is '0', but it must be"),
        ("KEEP_DAYS", "ever", "is 'ever', but it must be"),
        ("TELEGRAM_TOKEN", "hush", "is set, but it must look like 123456:ABC-def"),
    ],
)
def test_a_bad_value_is_told(name, value, said, monkeypatch):
    """A value that cannot be used is named with the reason and the remedy; a token's is not shown."""
    monkeypatch.setenv(PREFIX + name, value)

    with pytest.raises(SettingsError) as caught:
        read()

    message = str(caught.value)
    assert message.startswith(f"{PREFIX}{name} {said}")
    assert message.endswith("or leave it empty.")
    assert "hush" not in message


def test_all_bad_values_are_told_together(monkeypatch):
    """Each setting that cannot be used has a line of the message."""
    Path(".env").write_text("SCARWISE_TELEGRAM_TOKN=1:a\nSCARWISE_LOG_LEVEL=loud\n")
    monkeypatch.setenv("SCARWISE_KNOWLEDGE", "nowhere")

    with pytest.raises(SettingsError) as caught:
        read()

    names = [line.partition(" ")[0] for line in str(caught.value).splitlines()]
    assert sorted(names) == ["SCARWISE_KNOWLEDGE", "SCARWISE_LOG_LEVEL", "SCARWISE_TELEGRAM_TOKN"]


def test_names_of_others_are_left_alone(monkeypatch):
    """The environment may hold a platform's names, and `.env` those of other programs."""
    Path(".env").write_text("DEBUG=1\nOTHER_TOKEN=x\n")
    monkeypatch.setenv("SCARWISE_SERVICE_HOST", "10.0.0.1")

    assert read() == unset()


def test_a_file_that_is_no_text_is_told():
    """A `.env` in another encoding is an error and not a puzzle."""
    Path(".env").write_bytes(b"SCARWISE_LOG_LEVEL=caf\xe9\n")

    with pytest.raises(SettingsError, match="UTF-8"):
        read()


def test_a_token_does_not_show():
    """Settings can be printed without giving the token away."""
    assert "hush" not in repr(Settings(telegram_token="1:hush"))  # noqa: S106 - a test's token


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({}, "linux", "/home/ada/.cache/scarwise"),
        ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/scarwise"),
        ({"XDG_CACHE_HOME": ""}, "linux", "/home/ada/.cache/scarwise"),
        ({}, "darwin", "/home/ada/Library/Caches/scarwise"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/scarwise"),
        ({}, "win32", "/home/ada/AppData/Local/scarwise"),
    ],
)
def test_the_cache_lies_where_the_system_keeps_caches(environment, platform, folder):
    """Each system has its folder for what can be made again."""
    assert cache_folder(environment, platform, Path("/home/ada")) == Path(folder)


@pytest.mark.parametrize(
    ("environment", "platform", "database", "keys"),
    [
        ({}, "linux", "/home/ada/.local/share/scarwise/scarwise.db", "/home/ada/.config/scarwise/keys.json"),
        (
            {"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c"},
            "linux",
            "/d/scarwise/scarwise.db",
            "/c/scarwise/keys.json",
        ),
        (
            {},
            "darwin",
            "/home/ada/Library/Application Support/scarwise/scarwise.db",
            "/home/ada/.config/scarwise/keys.json",
        ),
        ({"APPDATA": "/a"}, "win32", "/a/scarwise/scarwise.db", "/home/ada/.config/scarwise/keys.json"),
        ({}, "win32", "/home/ada/AppData/Roaming/scarwise/scarwise.db", "/home/ada/.config/scarwise/keys.json"),
    ],
)
def test_database_and_keys_lie_apart(environment, platform, database, keys):
    """What is kept lies where the system keeps data, and its keys somewhere else."""
    home = Path("/home/ada")

    assert database_file(environment, platform, home) == Path(database)
    assert key_file(environment, home) == Path(keys)


def test_without_a_home_nothing_is_guessed(monkeypatch):
    """A user without a home folder has no folders that could be meant."""

    def homeless():
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", homeless)

    assert read() == Settings()


def test_the_example_names_every_setting():
    """`.env.example` and the settings hold the same names, all of them with a comment and without a value."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    written = [line for line in lines if line and not line.startswith("#")]

    assert {line.removesuffix("=") for line in written} == NAMES
    assert len(written) == len(NAMES)


def test_the_example_can_be_copied(monkeypatch):
    """An unchanged copy of `.env.example` changes nothing."""
    Path(".env").write_bytes((ROOT / ".env.example").read_bytes())

    assert read() == unset()


def test_defaults_cost_no_import():
    """Where nothing is set, pydantic is not imported."""
    code = "import sys; from bot.settings import read; read(); sys.exit('pydantic' in sys.modules)"
    environment = {name: value for name, value in os.environ.items() if not re.match(PREFIX, name)}
    done = subprocess.run([sys.executable, "-c", code], env=environment | {"PYTHONPATH": str(ROOT)}, check=False)

    assert done.returncode == 0
