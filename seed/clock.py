"""The clock of the pipeline's commands, which nothing else in it reads."""

from datetime import UTC, datetime


def day_of(moment: datetime | None) -> str:
    """The day of the moment, or of now in UTC, as `YYYY-MM-DD`."""
    return f"{moment or datetime.now(UTC):%Y-%m-%d}"
