import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from bot.channels.telegram import run as telegram
from bot.cli import main

HERE = Path(__file__).parent
SOUND = HERE / "sound"
CONTENT = ["--knowledge", str(SOUND / "knowledge"), "--intents", str(SOUND / "intents")]
QUESTION = "How often should I water a houseplant?"
ADVICE = "A gardener who sees the plant can tell you more."


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Return a home folder whose cache the first test warms for the others."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home, monkeypatch):
    """Return a function that runs a command with the sound library and returns its result."""
    monkeypatch.chdir(home)  # no .env of a developer is read
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    return lambda *arguments, **options: CliRunner().invoke(main, arguments, **options)


@pytest.mark.parametrize("command", sorted(main.commands.keys() - {"store"}))
def test_every_command_has_help(command, run):
    """Each command says what it does and takes the options that choose the content."""
    result = run(command, "--help")

    assert result.exit_code == 0
    assert main.commands[command].get_short_help_str(60).removesuffix("...")
    assert "--knowledge DIR" in result.output


def test_a_question_is_answered(run):
    """`ask` prints the reply for a person, and the advice ends it."""
    result = run(*CONTENT, "ask", *QUESTION.split())

    assert result.exit_code == 0
    assert result.stdout.startswith(f"{QUESTION}\n\n")
    assert "Sources last checked" in result.stdout
    assert result.stdout.splitlines()[-1] == ADVICE


def test_a_question_is_answered_in_json(run):
    """`ask --json` answers a question of the command line with one object."""
    result = run(*CONTENT, "ask", "--json", QUESTION)
    reply = json.loads(result.stdout)

    assert result.stdout.count("\n") == 1
    assert (reply["chat"], reply["kind"]) == (None, "answer")
    assert reply["answers"][0]["title"] == QUESTION
    assert reply["took_ms"] > 0


def test_lines_are_answered_in_json(run):
    """`ask --json` answers each line of standard input, also the last one without an end."""
    lines = [json.dumps({"chat": "c1", "text": QUESTION}), '{"chat": "c1", "text": "more"}', "\xff", ""]
    result = run(*CONTENT, "ask", "--json", input="\n".join(lines) + "\nhello")
    replies = [json.loads(line) for line in result.stdout.splitlines()]

    assert [reply["chat"] for reply in replies] == ["c1", "c1", None, None, None]
    assert replies[1]["intent"] == "more"
    assert replies[1]["answers"][0]["title"] == QUESTION


@pytest.mark.parametrize("command", [[], ["chat"]])
def test_a_pipe_is_a_conversation_in_plain_text(command, run):
    """Without a terminal, `chat` answers line by line, without a prompt, colours or an echo."""
    result = run(*CONTENT, *command, input=f"{QUESTION}\nmore\n")

    assert result.exit_code == 0
    assert result.stdout.count(f"{QUESTION}\n\n") == 2
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        [*CONTENT, "ask", QUESTION],
        ["ask", *CONTENT, QUESTION],
        ["ask", QUESTION, *CONTENT],
        [*CONTENT[:2], "ask", QUESTION, *CONTENT[2:]],
        ["--knowledge", str(HERE), "ask", QUESTION, *CONTENT],
    ],
)
def test_the_content_is_chosen_before_or_after_the_command(arguments, run):
    """The options stand on either side of the command, and the nearer one to the end wins."""
    result = run(*arguments)

    assert result.stdout.startswith(QUESTION)


@pytest.mark.parametrize(
    "arguments",
    [["ask"], ["nonsense"], ["ask", "--nonsense"], ["ask", "--knowledge", "nowhere", "hi"], ["check", "--format", "x"]],
)
def test_wrong_usage_exits_with_2(arguments, run):
    """What cannot be understood is a matter of usage."""
    result = run(*arguments)

    assert result.exit_code == 2
    assert "Usage:" in result.stderr


BROKEN = HERE / "broken" / "heading"


@pytest.mark.parametrize("command", [["ask", "hi"], ["ask", "--json"], ["chat"], ["telegram"]])
def test_a_broken_library_is_told_in_lines(command, run):
    """A library with errors stops a start: each problem on standard error, no traceback, exit 1."""
    result = run("--knowledge", str(BROKEN / "knowledge"), "--intents", str(BROKEN / "intents"), *command)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: The content has errors:\n")
    assert ".md:" in result.stderr
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize(
    ("folder", "arguments", "code"),
    [(SOUND, [], 0), (BROKEN, [], 1), (BROKEN, ["--format", "github"], 1), (BROKEN, ["--strict"], 1)],
)
def test_a_check_fails_on_errors(folder, arguments, code, run):
    """`check` prints its report, says what it read and exits with 1 for problems."""
    content = ["--knowledge", str(folder / "knowledge"), "--intents", str(folder / "intents")]
    result = run("check", *content, *arguments)

    assert result.exit_code == code
    assert result.stderr == "Checked the options.\n"
    assert ("heading" in result.stdout) == bool(code)


@pytest.fixture
def plants(tmp_path):
    """Return a copy of the sound library with a folder of questions to fit to."""
    asked = {
        "how-often-to-water": ["how often must i water it", "thirsty plant", "when to water"],
        "overwatering": ["too much water", "did i drown my plant", "rotting roots"],
        "best-window": ["which window is best", "north window ok?", "enough sun"],
        "yellow-leaves": ["leaves go yellow", "pale fern leaf", "yellow spots"],
        "decline": ["who won", "bread recipe", "tell a joke", "capital of peru"],
    }
    questions = [{"text": text, "accept": [name]} for name, texts in asked.items() for text in texts]
    copytree(SOUND, tmp_path, dirs_exist_ok=True)
    (tmp_path / "questions").mkdir()
    file = {"use": "fit", "author": "a gardener", "questions": questions}
    (tmp_path / "questions" / "a-fit.yaml").write_text(json.dumps(file))
    return tmp_path


def of(plants):
    """Return the options that choose the copy and its questions."""
    names = ("knowledge", "intents", "questions")
    return [word for name in names for word in (f"--{name}", str(plants / name))]


@pytest.mark.parametrize(
    ("bounds", "code", "said"),
    [
        ("answers right: {at_least: 0.5}", 0, ""),
        ("answers right: {at_most: 0.1}", 1, "answers right: "),
        ("answers right: {at_last: 0.1}", 1, "bounds.yaml:1"),
    ],
)
def test_an_evaluation_is_held_to_its_bounds(bounds, code, said, plants, run):
    """`eval` prints the figures and fails where one is out of bounds; the bounds are no questions."""
    file = plants / "questions" / "bounds.yaml"
    file.write_text(bounds)
    result = run("eval", *of(plants), "--use", "fit", "--bounds", str(file))

    assert result.exit_code == code
    assert "answers right  " in result.stdout
    assert said in result.stderr


def test_an_evaluation_can_be_json(plants, run):
    """`eval --json` prints the figures for a program; none where no question was asked."""
    figures = [
        json.loads(run("eval", *of(plants), "--json", "--use", use).stdout)["figures"] for use in ("fit", "held-out")
    ]

    assert figures[0]["answers right"]["of"] == 12
    assert "answers right" not in figures[1]


def test_a_fit_is_written_beside_the_knowledge(plants, run):
    """`fit` writes the decision, and the next start reads it."""
    written = plants / "knowledge" / "decision.json"
    written.unlink()
    result = run("fit", *of(plants))

    assert result.exit_code == 0
    assert "right or offered" in result.stdout
    assert result.stdout.endswith(f"Wrote {written}.\n")
    assert run("check", *of(plants)[:4]).exit_code == 0


def test_a_check_counts_the_questions_of_the_fit(plants, run):
    """`check` warns where there are more questions than the decision was fitted to, and not before."""
    run("fit", *of(plants))
    fresh = run("check", *of(plants), "--strict")
    more = {"use": "fit", "author": "a florist", "questions": [{"text": "why is it so pale", "accept": ["decline"]}]}
    (plants / "questions" / "b-fit.yaml").write_text(json.dumps(more))
    grown = run("check", *of(plants), "--strict")

    assert (fresh.exit_code, grown.exit_code) == (0, 1)
    assert "17 questions to fit to instead of 16" in grown.stdout


@pytest.mark.parametrize(("use", "warned"), [(["--use", "fit"], True), ([], True), (["--use", "held-out"], False)])
def test_an_evaluation_warns_of_figures_that_no_longer_hold(use, warned, plants, run):
    """`eval` warns where the questions of the fit now give less than the decision's file says."""
    file = plants / "knowledge" / "decision.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"figures": {"off topic declined": 1.0}, "clarify": 0.0}))
    result = run("eval", *of(plants), *use, "--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)
    assert result.stderr.startswith("Warning: off topic declined: 0.0% now") == warned


def test_confused_passages_are_shown(run):
    """`check --confused` prints what is confused and never fails."""
    result = run("check", *CONTENT, "--confused")

    assert result.exit_code == 0
    assert result.stdout.endswith(" phrasings are taken for another passage's if not learned from.\n")


@pytest.mark.parametrize("more", [["--strict"], ["--format", "github"]])
def test_confusion_goes_alone(more, run):
    """What would fail or annotate does not go with `--confused`."""
    assert run("check", *CONTENT, "--confused", *more).exit_code == 2


def test_confusion_needs_a_sound_library(run):
    """Errors come first there, too."""
    result = run("check", "--knowledge", str(BROKEN / "knowledge"), "--intents", str(BROKEN / "intents"), "--confused")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: The content has errors:\n")


def test_a_fit_to_too_little_is_refused(plants, run):
    """Question files that cover too little leave the decision as it was."""
    written = plants / "knowledge" / "decision.json"
    before = written.read_bytes()
    (plants / "questions" / "a-fit.yaml").write_text("{use: fit, author: nobody, questions: []}")
    result = run("fit", *of(plants))

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert written.read_bytes() == before


def test_a_bad_setting_is_told_in_a_line(run):
    """A setting that cannot be used stops a start with its name, its value and the remedy."""
    result = run("ask", "hi", env={"SCARWISE_LOG_LEVEL": "loud"})

    assert result.exit_code == 1
    assert "SCARWISE_LOG_LEVEL is 'loud'" in result.stderr


def test_telegram_wants_a_token(run):
    """Without a token the bot says where to get one."""
    result = run(*CONTENT, "telegram")

    assert result.exit_code == 1
    assert "@BotFather" in result.stderr


def test_telegram_runs_with_the_settings(run, monkeypatch):
    """The token, the address of the Bot API and that of the privacy policy come from the settings."""
    given = []
    monkeypatch.setattr(telegram, "run", lambda service, *settings: given.append(settings))
    settings = {
        "SCARWISE_TELEGRAM_TOKEN": "1:a",
        "SCARWISE_TELEGRAM_BASE_URL": "http://localhost/bot",
        "SCARWISE_PRIVACY_URL": "https://example.org/privacy",
    }
    result = run(*CONTENT, "telegram", env=settings)

    assert result.exit_code == 0
    assert given == [("1:a", "http://localhost/bot", "https://example.org/privacy")]
