"""The documentation that a running server brings along; nothing in it is loaded from elsewhere."""

from flask import Blueprint, Response, render_template, send_file, send_from_directory

from examprep.api.errors import STATUS
from examprep.settings import ROOT

_WEB = ROOT / "examprep" / "web"
docs = Blueprint("docs", __name__, template_folder=str(_WEB))


@docs.get("/openapi.yaml")
def describe() -> Response:
    """The description of the API (OpenAPI 3.1)."""
    return send_file(ROOT / "openapi.yaml", mimetype="application/yaml")


@docs.get("/docs")
def show_operations() -> str:
    """A page that shows and tries every operation."""
    return render_template("operations.html")


@docs.get("/docs/errors")
def show_errors() -> str:
    """A page that says what each code means; the `type` of a problem leads here."""
    by_status = sorted(STATUS.items(), key=lambda entry: (entry[1], entry[0].code))
    return render_template("errors.html", refusals=by_status)


@docs.get("/docs/assets/<path:name>")
def send_asset(name: str) -> Response:
    """A file that the pages need."""
    return send_from_directory(_WEB / "swagger-ui", name, max_age=86400)
