"""The file `helplines.yaml` as read: the emergency numbers and crisis lines that replies and passages may name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, TypeAdapter

from bot.content.entries import Entries, read_entries
from bot.content.numbers import bare, digits
from bot.content.problem import Place, Problem
from bot.content.schema import STRICT, Https, Id, Shape, Text


def _telephone(number: str) -> str:
    if not digits(number):
        raise ValueError("write the number itself, in digits")
    return number


Number = Annotated[Text, AfterValidator(_telephone)]


class LineEntry(BaseModel):
    """A line or a page that helps; `source` where the country's does not give it."""

    model_config = STRICT
    name: Text
    number: Number | None = None
    url: Https | None = None
    note: Text | None = None
    source: Https | None = None


class CountryEntry(BaseModel):
    """What a country has; no crisis lines means that none could be confirmed."""

    model_config = STRICT
    country: Text
    emergency: Annotated[list[Number], Field(min_length=1)]
    crisis: list[LineEntry]
    other: list[LineEntry] = []
    source: Https
    checked: date


class DirectoryEntry(BaseModel):
    """The page that lists the lines of other countries."""

    model_config = STRICT
    name: Text
    url: Https
    source: Https
    checked: date


class HelplinesEntry(BaseModel):
    """What `helplines.yaml` holds."""

    model_config = STRICT
    directory: DirectoryEntry
    countries: dict[Id, CountryEntry]

    @property
    def lines(self) -> Iterator[tuple[LineEntry, tuple[str | int, ...]]]:
        """Yield every line, with where it stands."""
        for code, country in self.countries.items():
            for kind, lines in (("crisis", country.crisis), ("other", country.other)):
                yield from ((line, ("countries", code, kind, at)) for at, line in enumerate(lines))

    @property
    def numbers(self) -> frozenset[str]:
        """Return the digits of every number."""
        emergency = [number for country in self.countries.values() for number in country.emergency]
        return frozenset(map(digits, (*emergency, *(line.number for line, _ in self.lines if line.number))))

    @property
    def addresses(self) -> frozenset[str]:
        """Return every address, as `bare` writes it."""
        return frozenset(map(bare, (self.directory.url, *(line.url for line, _ in self.lines if line.url))))


HelplineEntries = Entries[HelplinesEntry]

_HELPLINES: Shape[HelplinesEntry] = Shape(
    TypeAdapter(HelplinesEntry),
    {
        "directory": "{name: Find A Helpline, url: ...}",
        "countries": "{us: {country: United States, emergency: ...}}",
        "country": "United States",
        "emergency": '["911"]',
        "crisis": '[{name: Samaritans, number: "116 123"}]',
        "other": '[{name: Poison Help, number: "800-222-1222"}]',
        "name": "Samaritans",
        "number": '"116 123"',
        "url": '"https://findahelpline.com"',
        "note": "24 hours, free",
        "source": '"https://example.org/page"',
        "checked": "2026-11-24",
    },
)


def read_helplines(path: Path) -> tuple[HelplineEntries | None, tuple[Problem, ...]]:
    """Read the file; without it no number is held against anything."""
    if not path.exists():
        return None, ()
    entries, problems = read_entries(path, _HELPLINES)
    return entries, (*problems, *_check_lines(entries))


def checks(entries: HelplineEntries) -> Iterator[tuple[date, Place]]:
    """Yield the day on which each entry was checked, and where it says so."""
    yield entries.sound.directory.checked, entries.place("directory", "checked")
    for code, country in entries.sound.countries.items():
        yield country.checked, entries.place("countries", code, "checked")


def _check_lines(entries: HelplineEntries) -> Iterator[Problem]:
    for line, place in entries.value.lines if entries.value else ():
        if line.number is None and line.url is None:
            what = f'"{line.name}" has neither number nor url, so nobody can reach it'
            yield entries.place(*place).error("no-link", what, "give one of them, or remove the line")
