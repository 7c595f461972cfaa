"""Results and records as JSON. Whole numbers are numbers; other exact numbers are text such as "1/20"."""

import datetime as dt
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import attrs

from electoral.record import Record

if TYPE_CHECKING:
    from electoral.count import Count


def result_form(count: "Count") -> dict[str, object]:
    """Give a result as plain data: status, seats, independents, tiers, and the open questions.

    While the count is open, ``seats`` and ``independents`` are null and ``sure`` holds what is sure.
    """
    complete = count.status == "complete"
    tiers = {name: count[name] for name in count.filling}
    return {
        "system": count.system.name,
        "hypothetical": list(count.system.hypothetical),
        "date": None if count.returns.date is None else count.returns.date.isoformat(),
        "status": count.status,
        "seats": count.seats if complete else None,
        "independents": count.independents if complete else None,
        "sure": count.sure,
        "tiers": {
            name: {
                "seats": None if tier.waiting else tier.seats,
                "independents": None if tier.waiting else tier.independents,
                "sure": dict(tier.sure),
            }
            for name, tier in tiers.items()
        },
        "lots": [
            {"id": lot.id, "step": lot.step, "contestants": list(lot.contestants), "places": lot.places}
            for lot in count.lots
        ],
        "silent": [plain(step) for step in count.silences],
        "requirements": [plain(step) for step in count.requirements],
        "moves": [plain(step) for step in count.moves],
    }


def result_json(count: "Count") -> str:
    """Give a result as JSON text."""
    return as_json(result_form(count))


def record_form(record: Record) -> dict[str, object]:
    """Give a record as plain data; every step has the name of its kind under ``kind``."""
    return {
        "system": record.system,
        "hypothetical": list(record.hypothetical),
        "date": None if record.date is None else record.date.isoformat(),
        "steps": [plain(step) for step in record.steps],
    }


def as_json(form: object) -> str:
    """Give plain data as JSON text that people can read."""
    return json.dumps(form, ensure_ascii=False, indent=2)


def plain(value: object) -> object:
    """Give a step, or anything in it, as plain data."""
    match value:
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case dt.date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case tuple() | list():
            return [plain(each) for each in value]
        case _ if attrs.has(type(value)):
            fields = attrs.asdict(cast("attrs.AttrsInstance", value), recurse=False)
            return {"kind": type(value).__name__} | {name: plain(each) for name, each in fields.items()}
        case _:
            return value
