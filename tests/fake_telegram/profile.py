"""What people see of a bot before they write: texts, and a menu of commands for each scope."""

import json
from typing import Any

from tests.fake_telegram.errors import bad_request
from tests.fake_telegram.messages import Parameters

# The parameter that each method of a text has, and the most characters it may hold.
TEXTS = {"Name": ("name", 64), "Description": ("description", 512), "ShortDescription": ("short_description", 120)}
MOST_COMMANDS = 100
LONGEST_MEANING = 256


class Profile:
    """The texts and menus as they were set last."""

    def __init__(self) -> None:
        self._texts = dict.fromkeys(TEXTS, "")
        self._menus: dict[str, list[dict[str, Any]]] = {}

    def call(self, method: str, parameters: Parameters) -> Any:
        """Run a method such as setMyName or getMyCommands."""
        verb, kind = method[:3], method.removeprefix("setMy").removeprefix("getMy")
        if kind == "Commands":
            return self._commands(verb, parameters)
        name, most = TEXTS[kind]
        if verb == "get":
            return {name: self._texts[kind]}
        if len(parameters.get(name) or "") > most:
            raise bad_request(f"BOT_{kind.upper()}_TOO_LONG")
        self._texts[kind] = parameters.get(name) or ""
        return True

    def _commands(self, verb: str, parameters: Parameters) -> Any:
        scope = json.loads(parameters.get("scope") or '{"type": "default"}')["type"]
        if verb == "get":
            return self._menus.get(scope, [])
        commands = json.loads(parameters["commands"])
        if len(commands) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        if any(not 1 <= len(command["description"]) <= LONGEST_MEANING for command in commands):
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self._menus[scope] = commands
        return True


METHODS = [f"{verb}My{kind}" for verb in ("set", "get") for kind in (*TEXTS, "Commands")]
