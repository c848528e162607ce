"""What stands in the cells of a CSV file."""

from datetime import UTC, datetime

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - Excel takes the wide ones too


def cell(value: str | float | datetime | None) -> str:
    """The value as text: times in UTC, truth as `true` and `false`, nothing as the empty string.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return str(value)
