"""The fake must refuse what Telegram refuses, or the tests that lean on it prove nothing."""

import json
import threading
import time
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen
from uuid import uuid4

import pytest

from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot, FakeTelegram
from tests.fake_telegram.entities import tdjson

CHAT = 7


def call(bot: FakeBot, method: str, **parameters: Any) -> dict[str, Any]:
    """Return the whole envelope of a call, refused or not."""
    address = f"{bot.telegram.address}/bot{bot.token}/{method}"
    try:
        answer = urlopen(address, urlencode(parameters).encode(), timeout=10)  # noqa: S310 - loopback
    except HTTPError as refusal:
        answer = refusal
    with answer:
        envelope: dict[str, Any] = json.load(answer)
    return envelope


def send(bot: FakeBot, text: str, **parameters: Any) -> dict[str, Any]:
    return call(bot, "sendMessage", chat_id=CHAT, text=text, **parameters)


def keyboard(data: str) -> str:
    return json.dumps({"inline_keyboard": [[{"text": "Tap", "callback_data": data}]]})


def article(name: str, message_text: str = "Yes.") -> dict[str, Any]:
    return {"type": "article", "id": name, "title": "One", "input_message_content": {"message_text": message_text}}


@pytest.fixture
def bot(fake_telegram: FakeTelegram) -> FakeBot:
    return fake_telegram.register(f"77:{uuid4().hex}")


def test_an_unknown_token_is_unauthorized(fake_telegram: FakeTelegram) -> None:
    """A token that nobody registered gets 401."""
    answer = call(FakeBot(fake_telegram, "78:unknown"), "getMe")

    assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}


def test_an_unknown_method_is_not_found(bot: FakeBot) -> None:
    """A misspelt method gets 404."""
    assert call(bot, "sendMesage")["error_code"] == 404


def test_an_offset_confirms_what_came_before_it(bot: FakeBot) -> None:
    """An update comes again until a later offset confirms it."""
    first, second = bot.push(people.text(CHAT, "one"), people.text(CHAT, "two"))

    assert [first, second] == [found["update_id"] for found in call(bot, "getUpdates")["result"]]
    assert [second] == [found["update_id"] for found in call(bot, "getUpdates", offset=second)["result"]]
    assert bot.pending() == 1


def test_a_long_poll_returns_as_soon_as_something_comes(bot: FakeBot) -> None:
    """A waiting poll is woken by an update."""
    threading.Timer(0.2, bot.push, [people.text(CHAT, "hello")]).start()
    begun = time.monotonic()

    assert len(call(bot, "getUpdates", timeout=9)["result"]) == 1
    assert time.monotonic() - begun < 5


def test_an_idle_poll_ends_empty(bot: FakeBot) -> None:
    """A poll gives up after its timeout."""
    assert call(bot, "getUpdates", timeout=0.1) == {"ok": True, "result": []}


def test_a_second_poll_ends_the_first(bot: FakeBot) -> None:
    """The older of two polls gets 409."""
    answers: list[dict[str, Any]] = []
    older = threading.Thread(target=lambda: answers.append(call(bot, "getUpdates", timeout=9)))
    older.start()
    time.sleep(0.3)
    call(bot, "getUpdates")
    older.join()

    assert [answer["error_code"] for answer in answers] == [409]


@pytest.mark.parametrize(
    ("text", "parameters", "refusal"),
    [
        pytest.param(" ", {}, "message text is empty", id="empty"),
        pytest.param("a" * 4097, {}, "message is too long", id="too long"),
        pytest.param("😀" * 2049, {}, "message is too long", id="too many UTF-16 units"),
        pytest.param("a", {"reply_markup": keyboard("é" * 33)}, "BUTTON_DATA_INVALID", id="data"),
        pytest.param("a", {"reply_markup": keyboard("")}, "BUTTON_DATA_INVALID", id="no data"),
    ],
)
def test_limits_of_a_message(bot: FakeBot, text: str, parameters: dict[str, str], refusal: str) -> None:
    """What is past a limit is refused in Telegram's words."""
    assert send(bot, text, **parameters)["description"] == f"Bad Request: {refusal}"


@pytest.mark.parametrize("html", ["<p>no</p>", "a < b", "<b>open", "<b><i>crossed</b></i>"])
@pytest.mark.usefixtures("needs_tdjson")
def test_html_that_telegram_cannot_read(bot: FakeBot, html: str) -> None:
    """Formatting goes through Telegram's own parser."""
    assert "can't parse entities" in send(bot, html, parse_mode="HTML")["description"]


@pytest.mark.usefixtures("needs_tdjson")
def test_html_that_telegram_reads(bot: FakeBot) -> None:
    """The message that comes back holds the visible text and its entities."""
    message = send(bot, '<b>😀</b> <a href="https://e.org/">x</a>', parse_mode="HTML")["result"]

    assert message["text"] == "😀 x"
    assert message["entities"] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 3, "length": 1, "url": "https://e.org/"},
    ]


def test_an_edit_must_change_something(bot: FakeBot) -> None:
    """The same content again, or an unknown message, is refused; a new text is not."""
    place = {"chat_id": CHAT, "message_id": send(bot, "old")["result"]["message_id"]}

    assert "message is not modified" in call(bot, "editMessageText", text="old", **place)["description"]
    assert call(bot, "editMessageText", text="new", **place)["result"]["text"] == "new"
    place["message_id"] = 999
    assert "not found" in call(bot, "editMessageText", text="new", **place)["description"]


def test_a_tap_is_answered_once(bot: FakeBot) -> None:
    """A second answer to the same query comes too late."""
    tap = people.tap(CHAT, "more")
    bot.push(tap)
    number = tap["callback_query"]["id"]
    assert call(bot, "answerCallbackQuery", callback_query_id=number)["ok"]
    assert "query is too old" in call(bot, "answerCallbackQuery", callback_query_id=number)["description"]


@pytest.mark.parametrize(
    ("query", "age", "comes"),
    [
        (people.tap(CHAT, "more"), 149, True),
        (people.tap(CHAT, "more"), 151, False),
        (people.inline("more"), 29, True),
        (people.inline("more"), 31, False),
    ],
)
def test_queries_die(bot: FakeBot, query: dict[str, Any], age: int, comes: bool) -> None:
    """A tap lives for 150 seconds and an inline query for 30; what has died is neither sent nor answered."""
    ((kind, content),) = query.items()
    method, parameters = {
        "callback_query": ("answerCallbackQuery", {"callback_query_id": content["id"]}),
        "inline_query": ("answerInlineQuery", {"inline_query_id": content["id"], "results": "[]"}),
    }[kind]
    bot.push(query, age=age)

    assert len(call(bot, "getUpdates")["result"]) == comes
    assert call(bot, method, **parameters)["ok"] is comes


@pytest.mark.parametrize(
    ("results", "refusal"),
    [
        ([article("one"), article("one")], "RESULT_ID_DUPLICATE"),
        ([article("x" * 65)], "RESULT_ID_INVALID"),
        ([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article("one", message_text="a" * 4097)], "message is too long"),
    ],
    ids=["twice", "long id", "too many", "long text"],
)
def test_limits_of_inline_results(bot: FakeBot, results: list[dict[str, Any]], refusal: str) -> None:
    """What Telegram would not show is refused."""
    bot.push(query := people.inline("more"))
    number = query["inline_query"]["id"]
    answer = call(bot, "answerInlineQuery", inline_query_id=number, results=json.dumps(results))

    assert answer["description"] == f"Bad Request: {refusal}"


def test_a_deleted_message_is_gone(bot: FakeBot) -> None:
    """It is shown no more, and can be neither edited nor deleted again."""
    place = {"chat_id": CHAT, "message_id": send(bot, "one")["result"]["message_id"]}

    assert call(bot, "deleteMessage", **place)["ok"]
    assert bot.shown(CHAT) == []
    assert "not found" in call(bot, "deleteMessage", **place)["description"]
    assert "not found" in call(bot, "editMessageText", text="two", **place)["description"]


def test_a_keyboard_is_edited_alone(bot: FakeBot) -> None:
    """The text stays."""
    sent = send(bot, "one", reply_markup=keyboard("more"))["result"]
    place = {"chat_id": CHAT, "message_id": sent["message_id"]}
    edited = call(bot, "editMessageReplyMarkup", **place)["result"]

    assert (edited["text"], "reply_markup" in edited) == ("one", False)
    assert "not modified" in call(bot, "editMessageReplyMarkup", **place)["description"]


def test_a_profile_is_kept(bot: FakeBot) -> None:
    """Texts and menus come back as they were set, each menu for its scope; what is too long is refused."""
    menu = json.dumps([{"command": "help", "description": "How to ask"}])
    scope = json.dumps({"type": "all_private_chats"})
    call(bot, "setMyName", name="Ada")
    call(bot, "setMyCommands", commands=menu, scope=scope)

    assert call(bot, "getMyName")["result"] == {"name": "Ada"}
    assert call(bot, "getMyCommands", scope=scope)["result"] == json.loads(menu)
    assert call(bot, "getMyCommands")["result"] == []
    assert "TOO_LONG" in call(bot, "setMyShortDescription", short_description="a" * 121)["description"]


def test_ordered_failures(bot: FakeBot) -> None:
    """A failure that a test ordered happens once, with its parameters."""
    bot.fail("sendMessage", 429, "Too Many Requests: retry after 2", retry_after=2)

    assert send(bot, "one")["parameters"] == {"retry_after": 2}
    assert send(bot, "two")["ok"]


def test_tdjson_is_the_parser_that_marks_need(needs_tdjson: None) -> None:
    """Tests that ask for TDLib run only with it."""
    assert tdjson is not None
