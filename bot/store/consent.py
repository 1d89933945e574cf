"""Who has said yes to a log of their questions, and who has said no."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database, Transaction
from bot.store.instants import seconds, written
from bot.store.schema import comments, consents, records

QUESTION = 1  # a new number when the wording of the question, and so what people said yes to, changes


class Consents:
    """The answers of chats to the question whether their words may be kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def asked(self, chat: str) -> bool:
        """Return whether the chat has answered the present question, with yes or no."""
        with self._database.begin() as transaction:
            return _answer(transaction, chat) is not None

    def given(self, chat: str) -> bool:
        """Return whether the chat has said yes, and not taken it back."""
        with self._database.begin() as transaction:
            return given(transaction, chat)

    def give(self, chat: str, now: datetime) -> None:
        """Take a yes."""
        with self._database.begin() as transaction:
            _put(transaction, chat, True, now)

    def revoke(self, chat: str, now: datetime) -> None:
        """Take a no, also after a yes: what the chat had kept is deleted. The no is kept, to ask but once."""
        with self._database.begin() as transaction:
            _put(transaction, chat, False, now)
            pseudonym = transaction.keys.pseudonym(chat)
            for table in (records, comments):
                transaction.connection.execute(sa.delete(table).where(table.c.chat == pseudonym))
        self._database.wipe()


def given(transaction: Transaction, chat: str) -> bool:
    """Return whether a chat's words may be kept."""
    return bool(_answer(transaction, chat))


def read(transaction: Transaction, chat: str) -> dict[str, Any] | None:
    """Return the answer as values of JSON, None where the chat has given none."""
    query = sa.select(consents).where(consents.c.chat == transaction.keys.pseudonym(chat))
    row = transaction.connection.execute(query).one_or_none()
    return {"given": bool(row.given), "question": row.question, "at": written(row.at)} if row else None


def _answer(transaction: Transaction, chat: str) -> bool | None:
    answer = read(transaction, chat)
    return answer["given"] if answer and answer["question"] == QUESTION else None


def _put(transaction: Transaction, chat: str, yes: bool, now: datetime) -> None:
    pseudonym = transaction.keys.pseudonym(chat)
    transaction.connection.execute(sa.delete(consents).where(consents.c.chat == pseudonym))
    row = {"chat": pseudonym, "question": QUESTION, "given": int(yes), "at": seconds(now)}
    transaction.connection.execute(sa.insert(consents).values(**row))
