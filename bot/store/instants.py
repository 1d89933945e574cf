"""Points in time as the database has them: Unix time in whole seconds."""

from datetime import UTC, datetime


def seconds(moment: datetime) -> int:
    """Return the Unix time of a moment."""
    return int(moment.timestamp())


def written(at: int) -> str:
    """Return a Unix time for people, in UTC."""
    return datetime.fromtimestamp(at, UTC).isoformat()
