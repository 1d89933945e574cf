"""Telephone numbers and addresses in texts."""

import pytest

from bot.content.numbers import addresses, bare, dialled, digits, numbers


@pytest.mark.parametrize(
    ("written", "same"), [("116 123", "116123"), ("1-866-234-2345", "18662342345"), ("+44 20 7946", "44207946")]
)
def test_digits(written: str, same: str) -> None:
    """Blanks, hyphens and a plus make no other number."""
    assert digits(written) == same


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("https://findahelpline.com/", "findahelpline.com"),
        ("www.Samaritans.org", "samaritans.org"),
        ("https://nami.org/help", "nami.org/help"),
    ],
)
def test_bare_addresses(written: str, same: str) -> None:
    """An address is the same with https, www, capitals and a slash, and without."""
    assert bare(written) == same


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("112 in Europe and India, 911/999 elsewhere", ["112", "911", "999"]),
        ("Samaritans on 116 123, or +44 20 7946 0000.", ["116 123", "+44 20 7946 0000"]),
        ("call 999", ["999"]),
        ("open 24 hours, for 7 days", []),
        ("1,626 messages, 15.125 of them, 100%, 253mg, A380 or $100", []),
    ],
)
def test_numbers(text: str, found: list[str]) -> None:
    """Whatever has three digits could be dialled, but for parts of words, amounts and shares."""
    assert [number[0] for number in numbers(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In a crisis: 988 in the US (call or text), Samaritans 116 123.", ["988", "116 123"]),
        ("Advice is 999 or A&E; in the US, call 911 at once.", ["999", "911"]),
        ("Emergency: call 911 (US, Canada), 999 (UK), 112 (Europe)", ["911", "999", "112"]),
        ("Poison Help is 800-222-1222.", ["800-222-1222"]),
        ("The programme, 1800 180 3024.", ["1800 180 3024"]),
        ("Call 998 straight away", ["998"]),
        ("The helpline asked 723 adults, 100 mg each, in 2019, and 120 people called it good.", []),
        ("Call it a trial of 1995-1999, or of 2026-11-24.", []),
        ("One study had 404, the other 158 people at 100-200 Hz.", []),
        ("Text 1995-99 and number 12.", []),
    ],
)
def test_dialled(text: str, found: list[str]) -> None:
    """Numbers to call are told from doses, years and counts."""
    assert [number[0] for number in dialled(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("and findahelpline.com for other countries.", ["findahelpline.com"]),
        ("See https://nami.org/help.", ["https://nami.org/help"]),
        ("This is urgent. Please, e.g. now, call 999.", []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    """Addresses are seen with https and without; the full stop after one is no part of it."""
    assert [address[0] for address in addresses(text)] == found
