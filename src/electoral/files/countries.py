"""The countries that ship: their laws, and their rules on representation."""

import re
from pathlib import Path

import attrs

import electoral.files.forms  # noqa: F401 - which reads citations, bounds, remedies and successions
from electoral.errors import InvalidFile
from electoral.files.reading import form_of
from electoral.files.structuring import Form, structured
from electoral.names import unknown
from electoral.representation import RepresentationQuota

#: The folder of the countries that ship.
COUNTRIES = Path(__file__).parent.parent / "countries"
LAW_FILE = "law.toml"
QUOTAS_FILE = "members.toml"
_ID = re.compile(r"[a-z0-9-]{1,60}")


@attrs.frozen(kw_only=True)
class Rules:
    """What a file of rules on representation holds.

    Attributes:
        title: the country, the house and the law.
        members: the quotas, each of a tier.
    """

    title: str
    members: tuple[RepresentationQuota, ...]


def shipped_form(name: object, file: str, where: str, what: str) -> Form:
    """Read the form of a country's file by its id.

    Raises:
        InvalidFile: if there is none of that id, listing those that there are.
    """
    known = sorted(path.parent.name for path in COUNTRIES.glob(f"*/{file}"))
    if not isinstance(name, str) or not _ID.fullmatch(name) or name not in known:
        raise InvalidFile(where, (f"{unknown(name, known, what)}",))
    return form_of(COUNTRIES / name, file)


def rules() -> dict[str, Rules]:
    """Give the rules on representation that ship beside no election, by the id of their country.

    >>> rules()["kosovo"].title
    'Kosovo, Assembly'
    """
    return {
        path.parent.name: structured(Rules, form_of(path.parent, QUOTAS_FILE), QUOTAS_FILE)
        for path in sorted(COUNTRIES.glob(f"*/{QUOTAS_FILE}"))
    }


def quotas_of(country: str) -> tuple[RepresentationQuota, ...]:
    """Give the rules of a country that ships them.

    Raises:
        UnknownName: if there are none of that id, listing those that there are.
    """
    known = rules()
    if country not in known:
        raise unknown(country, known, "rules on representation: country")
    return known[country].members
