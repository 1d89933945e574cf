"""The tables, and how a database came to have them: a list of versions, applied in order and recorded."""

from collections.abc import Callable, Sequence

import sqlalchemy as sa
from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table, Text, column, table

# As queries name them. `chat` is always a pseudonym, `payload` encrypted, `at` a Unix time in seconds.
contexts = table("contexts", column("chat"), column("version"), column("at"), column("payload"))
consents = table("consents", column("chat"), column("question"), column("given"), column("at"))
records = table("records", column("id"), column("chat"), column("at"), column("payload"))
comments = table("comments", column("id"), column("chat"), column("at"), column("payload"))
tallies = table("tallies", column("passage"), column("helpful"), column("votes"))
marks = table("marks", column("name"), column("payload"))

OF_A_CHAT = (contexts, consents, records, comments)
SEALED = {contexts: "chat", records: "id", comments: "id", marks: "name"}  # and what tells their rows apart

_versions = table("schema_versions", column("number"))

Version = Callable[[Connection], None]


def _first(connection: Connection) -> None:
    """Make the first tables. Like every version it stays as it is; a change of the tables is a new version."""
    made = MetaData()
    Table(
        "contexts",
        made,
        Column("chat", Text, primary_key=True),
        Column("version", Integer, nullable=False),
        Column("at", BigInteger, index=True, nullable=False),
        Column("payload", Text, nullable=False),
    )
    Table(
        "consents",
        made,
        Column("chat", Text, primary_key=True),
        Column("question", Integer, nullable=False),
        Column("given", Integer, nullable=False),
        Column("at", BigInteger, nullable=False),
    )
    for name in ("records", "comments"):
        Table(
            name,
            made,
            Column("id", Integer, primary_key=True),
            Column("chat", Text, index=True, nullable=False),
            Column("at", BigInteger, index=True, nullable=False),
            Column("payload", Text, nullable=False),
        )
    Table(
        "tallies",
        made,
        Column("passage", Text, primary_key=True),
        Column("helpful", Integer, primary_key=True),
        Column("votes", Integer, nullable=False),
    )
    Table("marks", made, Column("name", Text, primary_key=True), Column("payload", Text, nullable=False))
    made.create_all(connection)


VERSIONS: Sequence[Version] = (_first,)


def version(connection: Connection) -> int:
    """Return the number of the version that a database has; 0 is an empty one."""
    if not sa.inspect(connection).has_table(_versions.name):
        return 0
    return connection.scalar(sa.select(sa.func.max(_versions.c.number))) or 0


def upgrade(connection: Connection, versions: Sequence[Version] = VERSIONS) -> None:
    """Apply the versions that a database lacks."""
    found = version(connection)
    if found == 0:
        Table(_versions.name, MetaData(), Column("number", Integer, primary_key=True)).create(connection)
    for number, apply in enumerate(versions[found:], found + 1):
        apply(connection)
        connection.execute(_versions.insert().values(number=number))
