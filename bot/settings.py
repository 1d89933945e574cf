"""Read the settings from the environment and `.env`, which nothing else in the program reads."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_settings import BaseSettings

PREFIX = "SCARWISE_"
ENV_FILE = Path(".env")

MOST_DAYS = 30  # docs/privacy.md promises it
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

NEEDS = {
    "telegram_token": "it must look like 123456:ABC-def, just as @BotFather gave it",
    "telegram_base_url": "it must be an address that starts with http:// or https://",
    "privacy_url": "it must be an address that starts with https://",
    "knowledge": "it must be an existing folder",
    "intents": "it must be an existing folder",
    "cache": "it must be the path of a folder",
    "database": "it must be the path of a file",
    "keys": "it must be the path of a file",
    "keep_days": f"it must be a whole number from 1 to {MOST_DAYS}, the most that people are promised",
    "log_level": f"it must be one of {', '.join(LEVELS)}",
}


class SettingsError(Exception):
    """Some settings cannot be used; the message has one line for each of them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set from outside. None means the default that `.env.example` describes."""

    telegram_token: str | None = field(default=None, repr=False)
    telegram_base_url: str | None = None
    privacy_url: str | None = None
    knowledge: Path | None = None
    intents: Path | None = None
    cache: Path | None = None
    database: Path | None = None
    keys: Path | None = None
    keep_days: int = MOST_DAYS
    log_level: str = "INFO"


def read(env_file: Path = ENV_FILE) -> Settings:
    """Return the settings: those of the environment before those of `env_file`.

    Raises SettingsError.
    """
    if not _is_anything_set(os.environ, env_file):  # spares most runs the 0.13 s that pydantic takes
        return Settings(**_users_own())
    given = {name: value for name, value in _values(env_file).items() if value is not None}
    return Settings(**_users_own() | given)


def cache_folder(environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """Return the folder for what can be made again, where `platform` (`sys.platform`) keeps it."""
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData/Local") / "scarwise"
    if platform == "darwin":
        return home / "Library/Caches/scarwise"
    return Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "scarwise"


def database_file(environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """Return the file for what is kept, where `platform` (`sys.platform`) keeps a program's data."""
    name = "scarwise/scarwise.db"
    if platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData/Roaming") / name
    if platform == "darwin":
        return home / "Library/Application Support" / name
    return Path(environment.get("XDG_DATA_HOME") or home / ".local/share") / name


def key_file(environment: Mapping[str, str], home: Path) -> Path:
    """Return the file for the keys: never in the folder of the data, which is copied and handed on."""
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "scarwise/keys.json"


def _users_own() -> dict[str, Any]:
    try:
        home = Path.home()
    except RuntimeError:  # a user without a home, as in some containers: nothing is cached, and a store must be named
        return {}
    return {
        "cache": cache_folder(os.environ, sys.platform, home),
        "database": database_file(os.environ, sys.platform, home),
        "keys": key_file(os.environ, home),
    }


def _is_anything_set(environment: Mapping[str, str], env_file: Path) -> bool:
    return env_file.is_file() or any(name.upper().startswith(PREFIX) for name in environment)


def _values(env_file: Path) -> dict[str, Any]:
    from pydantic import ValidationError

    complaints: list[str] = []
    values: dict[str, Any] = {}
    try:
        complaints += _unknown_names(env_file)
        values = _model()(_env_file=env_file).model_dump()
    except ValidationError as error:
        complaints += [_complaint(each) for each in error.errors()]
    except UnicodeDecodeError as error:
        complaints = [f"{env_file} is not UTF-8 text ({error.reason}). Save it again as UTF-8."]
    if complaints:
        raise SettingsError("\n".join(complaints))
    return values


@cache
def _model() -> "type[BaseSettings]":
    from typing import Annotated

    from pydantic import AfterValidator, Field
    from pydantic_settings import BaseSettings, SettingsConfigDict

    folder = AfterValidator(_existing_folder)
    expanded = AfterValidator(Path.expanduser)

    class Environment(BaseSettings):
        # An empty value counts as not given, so that a copied .env.example changes nothing.
        model_config = SettingsConfigDict(
            env_prefix=PREFIX, env_ignore_empty=True, env_file_encoding="utf-8", extra="ignore"
        )

        telegram_token: Annotated[str, Field(pattern=r"^\d+:[\w-]+$")] | None = None
        telegram_base_url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
        privacy_url: Annotated[str, Field(pattern=r"^https://[^\s/]+\.\S+$")] | None = None
        knowledge: Annotated[Path, folder] | None = None
        intents: Annotated[Path, folder] | None = None
        cache: Annotated[Path, expanded] | None = None
        database: Annotated[Path, expanded] | None = None
        keys: Annotated[Path, expanded] | None = None
        keep_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = MOST_DAYS
        log_level: Annotated[str, AfterValidator(_level)] = "INFO"

    return Environment


def _level(name: str) -> str:
    if name.upper() not in LEVELS:
        raise ValueError(name)
    return name.upper()


def _existing_folder(path: Path) -> Path:
    if not path.expanduser().is_dir():
        raise ValueError(path)
    return path.expanduser()


def _unknown_names(env_file: Path) -> list[str]:
    # Only in the file, which is ours: platforms put names of their own into the environment,
    # such as SCARWISE_SERVICE_HOST where a Kubernetes service is called scarwise.
    from pydantic_settings import DotEnvSettingsSource

    known = [PREFIX + name.upper() for name in Settings.__dataclass_fields__]
    written = DotEnvSettingsSource(_model(), env_file=env_file).env_vars
    names = [name.upper() for name in written if name.upper().startswith(PREFIX)]
    remedy = f"Correct it or remove it; there are {', '.join(known)}."
    return [f"{name} in {env_file} is no setting. {remedy}" for name in names if name not in known]


def _complaint(error: Mapping[str, Any]) -> str:
    setting = str(error["loc"][0])
    value = "set" if setting == "telegram_token" else repr(str(error["input"]))
    remedy = "Correct it in the environment or in .env, or leave it empty."
    return f"{PREFIX}{setting.upper()} is {value}, but {NEEDS[setting]}. {remedy}"
