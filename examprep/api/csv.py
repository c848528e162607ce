"""Lists as CSV files, for spreadsheets."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import Response

from examprep.api.context import prefers_csv
from examprep.core.csv_cells import cell

Cell = str | float | datetime | None


def wants_csv(query: Mapping[str, Any]) -> bool:
    """Whether the reply shall be CSV: `format` decides, and where it is missing, the `Accept` header."""
    return bool(query["format"] == "csv") if "format" in query else prefers_csv()


def csv_reply(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """A CSV file of this name (RFC 4180, UTF-8), without any cell that a spreadsheet would run as a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    reply = Response(text.getvalue(), mimetype="text/csv")
    reply.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return reply


def or_csv(resource: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Documents that an operation of the resource can also be had as CSV. Goes below `response`."""
    content = {"text/csv": {"schema": {"type": "string"}}}
    documented: Callable[[Callable[..., Any]], Callable[..., Any]] = resource.doc(responses={200: {"content": content}})
    return documented
