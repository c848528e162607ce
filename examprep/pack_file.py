"""Reads `pack.yaml`, for the seed pipeline and for the application alike."""

from pathlib import Path
from typing import Any

import yaml
from marshmallow import Schema, ValidationError, fields, post_load, validate

from examprep.core.pack import BlueprintSettings, Domain, LeadIns, Pack, PackInvalid, Task, contradictions
from examprep.core.scoring import SCORING_MODEL

_CODE = validate.Regexp(r"^[a-z0-9][a-z0-9.-]*$", error="only lower-case letters, digits, dots and hyphens are allowed")

_QUESTION = validate.Regexp(r"^[^\n]+\?$", error="one line that ends with a question mark is expected")
_COUNTS = validate.Regexp(r".*\{n\}", error="{n} is expected where the number stands")


class _Record(Schema):
    record: type

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> object:
        return self.record(**{name: tuple(value) if isinstance(value, list) else value for name, value in data.items()})


class _DomainSchema(_Record):
    record = Domain
    code = fields.String(required=True, validate=_CODE)
    title = fields.String(required=True)
    weight = fields.Integer(required=True, strict=True, validate=validate.Range(1, 100))


class _TaskSchema(_Record):
    record = Task
    code = fields.String(required=True, validate=_CODE)
    domain = fields.String(required=True)
    title = fields.String(required=True)


class _BlueprintSchema(_Record):
    record = BlueprintSettings
    code = fields.String(required=True, validate=_CODE)
    title = fields.String(required=True)
    questions = fields.Integer(required=True, strict=True, validate=validate.Range(1, 500))
    minutes = fields.Integer(required=True, strict=True, validate=validate.Range(1, 1440))
    passing_score = fields.Integer(required=True, strict=True, validate=validate.Range(100, 1000))
    scoring_model = fields.String(required=True, validate=validate.OneOf([SCORING_MODEL]))
    pilot = fields.Integer(strict=True, validate=validate.Range(0, 100))


class _LeadInsSchema(_Record):
    record = LeadIns
    single = fields.List(fields.String(validate=_QUESTION), validate=validate.Length(1))
    several = fields.List(fields.String(validate=[_QUESTION, _COUNTS]), validate=validate.Length(1))


class _PackSchema(_Record):
    record = Pack
    code = fields.String(required=True, validate=_CODE)
    title = fields.String(required=True)
    version = fields.String(required=True)
    language = fields.String(required=True)
    domains = fields.List(fields.Nested(_DomainSchema), required=True, validate=validate.Length(1))
    tasks = fields.List(fields.Nested(_TaskSchema), required=True, validate=validate.Length(1))
    blueprints = fields.List(fields.Nested(_BlueprintSchema), required=True, validate=validate.Length(1))
    topics = fields.List(fields.String(validate=_CODE), required=True)
    lead_ins = fields.Nested(_LeadInsSchema)


def read_pack(folder: Path) -> Pack:
    """The pack described by `pack.yaml` in the folder, whose name is the pack's code.

    Raises `PackInvalid` with every problem found; a missing or unreadable file is one too.
    """
    path = folder / "pack.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:  # ValueError: no UTF-8, or a date like 2026-13-01
        raise PackInvalid([f"{path}: cannot be read as YAML: {' '.join(str(error).split())}"]) from error
    except RecursionError as error:
        raise PackInvalid([f"{path}: cannot be read as YAML: it is nested too deeply"]) from error
    if not isinstance(data, dict):
        raise PackInvalid([f"{path}: a mapping is expected, with title, version, domains and so on"])
    try:
        pack: Pack = _PackSchema().load({**data, "code": folder.name})
    except ValidationError as error:
        raise PackInvalid([f"{path}: {line}" for line in _sentences(error.messages)]) from error
    if problems := [f"{path}: {sentence}" for sentence in contradictions(pack)]:
        raise PackInvalid(problems)
    return pack


def _sentences(messages: Any, where: str = "") -> list[str]:
    """marshmallow's nested messages as flat sentences, each with its place."""
    if isinstance(messages, dict):
        inner = ((f"{where}.{name}" if where else str(name), value) for name, value in messages.items())
        return [sentence for place, value in inner for sentence in _sentences(value, place)]
    return [f"{where}: {' '.join(map(str, messages))}"]
