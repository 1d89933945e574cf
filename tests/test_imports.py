"""The direction of imports, who alone may import what, and the purity of the core."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "bot").rglob("*.py"))
CORE = [module for module in MODULES if module.startswith("bot/core/")]

MAY_IMPORT = {
    "core": {"core"},
    "content": {"content", "core"},
    "service": {"core"},
    "channels": {"channels", "service", "core"},
    "store": {"store", "core"},
    "maintain": {"maintain", "channels", "service", "content", "core"},
    "settings": set(),
    "assemble": {"settings", "channels", "service", "store", "content", "core"},
    "options": {"assemble", "settings", "content", "core"},
    "store_cli": {"options", "assemble", "settings", "store", "core"},
    "cli": {
        *("store_cli", "options", "assemble"),
        *("maintain", "settings", "channels", "service", "store", "content", "core"),
    },
    "__main__": {"cli"},
    "__init__": set(),
}
ONLY_IN = {
    "click": ("bot/cli.py", "bot/options.py", "bot/store_cli.py"),
    "cryptography": ("bot/store/",),
    "markdown_it": ("bot/content/",),
    "mdit_py_plugins": ("bot/content/",),
    "prompt_toolkit": ("bot/channels/terminal.py",),
    "pydantic": ("bot/content/", "bot/settings.py"),
    "pydantic_settings": ("bot/settings.py",),
    "rich": ("bot/channels/terminal.py", "bot/channels/rendering.py"),
    "ruamel": ("bot/content/",),
    "scipy": ("bot/core/fit.py",),
    "sklearn": ("bot/core/fit.py",),
    "sqlalchemy": ("bot/store/",),
    "telegram": ("bot/channels/telegram/",),
    "textstat": ("bot/maintain/",),
}
WORLD = set(
    "asyncio builtins ctypes fileinput getpass glob http importlib io logging mmap multiprocessing os pathlib pickle"
    " platform random requests secrets select shutil signal socket sqlite3 ssl subprocess sys tempfile threading time"
    " urllib uuid warnings".split()
)
WORLDLY_CALLS = {"open", "print", "input", "exec", "eval", "now", "today", "utcnow"}
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv", "load_dotenv"}


def tree(module: str) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def imported(module: str) -> Iterator[str]:
    """Yield the full names that a module imports, also inside its functions."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names(module: str) -> Iterator[str]:
    """Yield every name and attribute that a module uses or imports."""
    for node in ast.walk(tree(module)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name


def part(module: str) -> str:
    """Return which part of the program a module belongs to."""
    return Path(module).parts[1].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    """A module imports its own part and those below it."""
    ours = {name.split(".")[1] for name in imported(module) if name.startswith("bot.")}

    assert ours - {"__version__"} <= MAY_IMPORT[part(module)]


@pytest.mark.parametrize("module", MODULES)
def test_each_library_has_its_place(module: str) -> None:
    """What one part of the program needs is imported nowhere else."""
    libraries = {name.split(".")[0] for name in imported(module)} & ONLY_IN.keys()

    assert [each for each in libraries if not module.startswith(ONLY_IN[each])] == []


@pytest.mark.parametrize("library", ONLY_IN)
def test_each_place_is_in_use(library: str) -> None:
    """A library that is named here is imported where it is allowed to be."""
    users = [module for module in MODULES if any(name.split(".")[0] == library for name in imported(module))]

    assert users


@pytest.mark.parametrize("module", [module for module in MODULES if module != "bot/settings.py"])
def test_only_the_settings_read_the_environment(module: str) -> None:
    """Everything else gets its settings as parameters."""
    assert ENVIRONMENT.isdisjoint(names(module))


@pytest.mark.parametrize("module", CORE)
def test_the_core_imports_nothing_of_the_world(module: str) -> None:
    """The core has no files, clock, network, logging, environment or randomness to import."""
    assert {name.split(".")[0] for name in imported(module)}.isdisjoint(WORLD)


@pytest.mark.parametrize("module", CORE)
def test_the_core_calls_nothing_of_the_world(module: str) -> None:
    """The core opens no file, prints nothing and asks no clock."""
    called = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }

    assert called.isdisjoint(WORLDLY_CALLS)
