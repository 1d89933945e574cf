"""Encrypt everything anew with a new text key."""

import sqlalchemy as sa
from sqlalchemy import bindparam

from bot.store.database import Database, Transaction
from bot.store.keys import Keys
from bot.store.schema import SEALED


def rotate(database: Database) -> int:
    """Make a new text key, encrypt all with it, drop the old ones, and return how many rows there were.

    A bot may run meanwhile, or another rotation; whenever this is cut short, the key file still reads every row.
    Raises StoreError, and has changed nothing, if a row cannot be read or the key file not be written. Raises
    LogNotEmptied, and has kept the old keys, where the rows from before may still lie in the log.
    """
    with database.begin() as transaction:
        new = transaction.keys.rotated()
        count = sum(_again(transaction, table, name, new) for table, name in SEALED.items())
        database.keyring.replace(new)  # before the commit: until the old keys are dropped, both states can be read
    database.wipe()  # before they are: a loss of power may undo what was only committed
    with database.begin() as transaction:
        if transaction.keys == new:  # else another rotation came between: the old keys are its to drop
            database.keyring.replace(new.newest())
    return count


def _again(transaction: Transaction, table: sa.TableClause, name: str, new: Keys) -> int:
    rows = transaction.connection.execute(sa.select(table.c[name], table.c.payload)).all()
    if rows:
        anew = [{"row": row[0], "sealed": new.seal(new.unseal(row[1]))} for row in rows]
        change = sa.update(table).where(table.c[name] == bindparam("row")).values(payload=bindparam("sealed"))
        transaction.connection.execute(change, anew)
    return len(rows)
