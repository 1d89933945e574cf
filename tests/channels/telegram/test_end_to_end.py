"""What people get who write to the bot: the whole program, over HTTP, against the fake Bot API."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.fake_telegram import people
from tests.fake_telegram.client import FakeBot
from tests.fake_telegram.reading import addresses, buttons, labels, styled

ADVICE = "A gardener who sees the plant can tell you more."
WATERING = "How often should I water a houseplant?"
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]
NO_PHOTO = "I cannot judge a plant from a picture. Please show it to a gardener."
HELP = "Type a question, or pick a choice by its number."


@pytest.mark.usefixtures("needs_tdjson")
def test_a_question_gets_a_cited_answer(bot: FakeBot, chat: int) -> None:
    """Title, quoted excerpt, grade, date and linked sources; the advice ends it; related questions are buttons."""
    message = bot.ask(chat, people.text(chat, "how often do I water a houseplant"))

    assert styled(message, "bold") == [WATERING]
    assert styled(message, "blockquote") == [
        "Water when the top of the soil feels dry.[1] For most plants that is about once a week.[1][2]"
    ]
    assert "\nEvidence: moderate\nSources last checked: 24 November 2026\n" in message["text"]
    assert styled(message, "text_link") == ["[1]", "[1]", "Green et al., 2020"]
    assert "[2] What is known about plants in pots, 2022" in message["text"]
    assert message["text"].endswith(f"\n\n{ADVICE}")
    assert labels(message) == [
        ["More", "Sources", "Share"],
        ["1. What happens if a plant gets too much water?"],
        ["Helpful", "Not helpful"],
    ]


def test_an_answer_can_be_shared(bot: FakeBot, chat: int) -> None:
    """The button lets a person choose a chat, and what is sent there opens the passage."""
    (address,) = addresses(bot.ask(chat, people.text(chat, WATERING)))
    shared = parse_qs(urlsplit(address).query)

    assert address.startswith("https://t.me/share/url?")
    assert shared == {"url": ["https://t.me/FakeBot?start=how-often-to-water"], "text": [WATERING]}


def test_previews_of_links_are_off(bot: FakeBot, chat: int) -> None:
    """A source is a link, not a card that fills the screen."""
    bot.ask(chat, people.text(chat, WATERING))
    calls = [call["parameters"] for call in bot.calls("sendMessage")]
    (call,) = [call for call in calls if call["chat_id"] == str(chat)]

    assert '"is_disabled": true' in call["link_preview_options"]


def test_a_tapped_choice_shows_its_passage(bot: FakeBot, chat: int) -> None:
    """The tap is answered at once, and the passage comes as a new message."""
    answer = bot.ask(chat, people.text(chat, WATERING))
    tap = people.tap(chat, buttons(answer)[1][0], under=answer)
    message = bot.ask(chat, tap)

    assert "What happens if a plant gets too much water?" in message["text"]
    queries = [call["parameters"] for call in bot.calls("answerCallbackQuery")]
    assert {"callback_query_id": tap["callback_query"]["id"]} in queries


@pytest.mark.parametrize("by", ["tap", "words"])
def test_more_and_sources(bot: FakeBot, chat: int, by: str) -> None:
    """Detail and sources come on a tap as well as on a word, and the advice stays."""
    answer = bot.ask(chat, people.text(chat, WATERING))
    asked = {
        "tap": [people.tap(chat, data, under=answer) for data in buttons(answer)[0]],
        "words": [people.text(chat, "tell me more"), people.text(chat, "show me the sources")],
    }
    more, sources = [bot.ask(chat, update)["text"] for update in asked[by]]

    assert "In one trial, 24 plants were watered by touch" in more
    assert "In one trial" not in sources
    assert "Sources:" in sources
    assert "Green A, Leaf B. Watering by touch or by the calendar. Journal of Pots. 2020." in sources
    assert more.endswith(ADVICE)
    assert sources.endswith(ADVICE)


def test_what_is_off_topic_is_declined_with_near_topics(bot: FakeBot, chat: int) -> None:
    """The decline is honest, and its buttons lead to what there is."""
    message = bot.ask(chat, people.text(chat, "how do i grow tomatoes in a field"))

    assert message["text"] == "I have no answer to that.\n\nThese come nearest:"
    *near, topics = buttons(message)
    assert near
    assert all(data.startswith("show:") for row in near for data in row)
    assert topics == ["topics:0"]


def test_two_questions_get_two_messages(bot: FakeBot, chat: int) -> None:
    """Each answer has its own buttons and the advice; the related questions stand under the last."""
    bot.push(people.text(chat, "how often do i water my plant, and why are the leaves going yellow?"))
    first, second = bot.wait_for(chat, 2)

    assert styled(first, "bold") + styled(second, "bold") == [WATERING, "Why do the leaves turn yellow?"]
    assert [row[0] for row in buttons(first)] == ["more:how-often-to-water", "helpful:how-often-to-water"]
    assert "show:best-window" in [row[0] for row in buttons(second)]
    assert first["text"].endswith(ADVICE)
    assert second["text"].endswith(ADVICE)


def test_an_emergency_comes_first_and_alone(bot: FakeBot, chat: int) -> None:
    """Help is named at once, without buttons and without a passage."""
    message = bot.ask(chat, people.text(chat, "i cannot breathe, call an ambulance"))

    assert message["text"] == "Please call your local emergency number now."
    assert buttons(message) == []


def test_how_a_corrected_question_was_read_is_said(bot: FakeBot, chat: int) -> None:
    """The reply begins with the question as it was understood."""
    message = bot.ask(chat, people.text(chat, "watering a houseplnt"))

    assert message["text"].startswith(f"I read this as: watering a houseplant\n\n{WATERING}")


def test_a_picture_is_not_judged(bot: FakeBot, chat: int) -> None:
    """Of an album only the first picture is answered, with whom to ask."""
    album = [people.message(chat, photo=PHOTO, media_group_id="1") for _ in range(3)]
    bot.push(*album, people.text(chat, "/help"))

    assert [message["text"] for message in bot.wait_for(chat, 2)] == [NO_PHOTO, HELP]


def test_the_question_under_a_picture_is_answered(bot: FakeBot, chat: int) -> None:
    """What is said of the picture comes first, then the answer to the words."""
    bot.push(people.message(chat, photo=PHOTO, caption=WATERING))
    first, second = bot.wait_for(chat, 2)

    assert first["text"] == NO_PHOTO
    assert second["text"].startswith(WATERING)


def test_an_emergency_under_a_picture_is_met(bot: FakeBot, chat: int) -> None:
    """The words under a picture pass safety like all others."""
    message = bot.ask(chat, people.message(chat, photo=PHOTO, caption="i cannot breathe, call an ambulance"))

    assert message["text"] == "Please call your local emergency number now."


@pytest.mark.parametrize(
    "content",
    [
        {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}},
        {
            "sticker": {"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 9, "height": 9}
            | {"is_animated": False, "is_video": False}
        },
        {"document": {"file_id": "f", "file_unique_id": "u"}},
        {"location": {"longitude": 1.0, "latitude": 1.0}},
        {"contact": {"phone_number": "1", "first_name": "Ada"}},
    ],
    ids=lambda content: next(iter(content)),
)
def test_what_is_no_text_gets_a_kind_reply(bot: FakeBot, chat: int, content: dict[str, Any]) -> None:
    """Photos and the like are met with words."""
    assert bot.ask(chat, people.message(chat, **content))["text"] == "I can only read text."


@pytest.mark.parametrize("data", ["show:gone", "forged", "", "show:../../etc"])
def test_an_unknown_button_gets_a_kind_reply(bot: FakeBot, chat: int, data: str) -> None:
    """Old and forged buttons are met with words."""
    assert bot.ask(chat, people.tap(chat, data))["text"] == "This answer is no longer here."


@pytest.mark.parametrize("command", ["/help", "/unknown", "/start@OtherBot"])
def test_help(bot: FakeBot, chat: int, command: str) -> None:
    """/help helps, and so does a command that the bot does not know."""
    assert bot.ask(chat, people.text(chat, command))["text"] == HELP


@pytest.mark.parametrize(
    ("payload", "beginning"),
    [
        ("overwatering", "What happens if a plant gets too much water?"),
        ("gone", "This answer is no longer here."),
        ("No_Passage", "Hello, I answer questions"),
    ],
)
def test_a_deep_link_opens_a_passage(bot: FakeBot, chat: int, payload: str, beginning: str) -> None:
    """A link may carry a passage's id; an unknown id gets a kind reply, anything else a hello."""
    bot.push(people.text(chat, f"/start {payload}"))
    message, *_ = bot.wait_for(chat, 1)

    assert beginning in message["text"].splitlines()[0]


@pytest.mark.parametrize(
    "ignored",
    [
        lambda chat: people.text(chat, WATERING, **{"from": people.person(8, is_bot=True)}),
        lambda chat: people.edit(people.text(chat, "hello"), WATERING),
        lambda chat: {"channel_post": people.text(chat, WATERING)["message"]},
        lambda chat: people.message(chat, pinned_message=people.text(chat, "hi")["message"]),
        lambda chat: {"message": {"text": "an update that nobody can read"}},
    ],
    ids=["another bot", "an edit of something old", "a channel's post", "a service message", "unreadable"],
)
def test_what_is_ignored(bot: FakeBot, chat: int, ignored: Any) -> None:
    """Nothing is said to it, and the next message is answered."""
    bot.push(ignored(chat))
    bot.ask(chat, people.text(chat, "/help"))

    assert [message["text"] for message in bot.sent(chat)] == [HELP]


def test_chats_are_served_in_order_and_side_by_side(bot: FakeBot) -> None:
    """Each of 30 chats gets its three answers in the order of its questions."""
    chats = range(600, 630)
    for words in ("/about", WATERING, "/help"):
        bot.push(*(people.text(chat, words) for chat in chats))

    for chat in chats:
        first, second, third = bot.wait_for(chat, 3)
        assert first["text"].startswith("I am Potwise")
        assert WATERING in second["text"]
        assert third["text"] == HELP
