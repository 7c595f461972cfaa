"""Systems as TOML, in both directions, and systems with a field changed."""

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import attrs
import tomli_w
from cattrs.gen import make_dict_unstructure_fn, override

from electoral.errors import InvalidFile, InvalidSystem, UnknownName
from electoral.exact import show
from electoral.files.countries import LAW_FILE, QUOTAS_FILE, shipped_form
from electoral.files.forms import laws
from electoral.files.reading import form_of, parsed
from electoral.files.structuring import OF_SYSTEMS, Form, reader, structured
from electoral.names import unknown
from electoral.system import MOST_TIERS, System
from electoral.tiers import Tier

#: An election may change so many fields of the law it extends.
MOST_CHANGES = 200

#: Kinds of tiers of a user's own, by the word that stands for them in files.
OwnTiers = Mapping[str, Callable[..., Tier]]
NO_TIERS: OwnTiers = {}

_tiers = override(rename="tier")
laws.register_structure_hook(System, reader(System, tiers=_tiers))
laws.register_unstructure_hook(
    System, make_dict_unstructure_fn(System, laws, _cattrs_omit_if_default=True, tiers=_tiers)
)


def system_from(text: str, where: str = "system.toml", tiers: OwnTiers = NO_TIERS) -> System:
    """Read a system from TOML text.

    Args:
        text: the TOML.
        where: what messages call it.
        tiers: kinds of tiers of your own, by the word that stands for them in ``type``; each is called with
            the other fields as keyword arguments and gives a `Tier`.

    Raises:
        InvalidFile: with every fault and its path.

    >>> system_from('name = "Example"').name
    Traceback (most recent call last):
    electoral.errors.InvalidFile: system.toml:
      law: is missing; add it
      tier: is missing; add it
    """
    return _system(parsed(text, where), where, tiers)


def system_of(folder: Path, tiers: OwnTiers = NO_TIERS) -> System:
    """Read the system of an election's folder."""
    return _system(form_of(folder, "system.toml"), "system.toml", tiers)


def system_in(file: Path) -> System:
    """Read a system from a file of any name.

    Raises:
        MissingFile, InvalidFile: if it is not there or not as it should be, with every fault and its path.
    """
    return _system(form_of(file.parent, file.name), file.name)


def system_text(system: System) -> str:
    """Write a system as TOML; it loads back to an equal system.

    Raises:
        InvalidSystem: if a part of it is not the library's own and so has no form in files.
    """
    return tomli_w.dumps(_form(system))


def vary(system: System, changes: Mapping[str, object]) -> System:
    """Give the system with fields changed: a law nobody passed, so it has no dates and is hypothetical.

    Args:
        system: the law.
        changes: by path, e.g. ``{"party list.method": "dhondt", "party list.who.share": "7%"}``.

    Raises:
        InvalidSystem: if the law is no system, or the changes are no mapping.
        UnknownName: if a path leads nowhere.
        InvalidFile: if a value does not fit its field.

    >>> from electoral import load
    >>> law = load("kazakhstan-2023").system
    >>> vary(law, {"party list.seats": 145}).hypothetical
    ('party list.seats = 145',)
    """
    if not isinstance(system, System):
        raise InvalidSystem(f"vary: {show(system)} is no System; give one, e.g. load(...).system")
    if not isinstance(changes, Mapping):
        raise InvalidSystem(f"vary: changes {show(changes)} are no mapping; give {{path: value}}")
    form = _form(attrs.evolve(system, valid_from=None, valid_until=None, hypothetical=()))
    for path, value in changes.items():
        _set(form, path, value)
    told = tuple(f"{path} = {_as_written(value)}" for path, value in changes.items())
    changed = structured(System, form, "variation", OF_SYSTEMS)
    return attrs.evolve(changed, hypothetical=(*system.hypothetical, *told))


def _as_written(value: object) -> str:
    """Give a value as a form has it, on one line; a text by itself needs no quotation marks."""
    return value if isinstance(value, str) else _inline(value)


def _inline(value: object) -> str:
    match value:
        case dict():
            return "{ " + ", ".join(f"{key} = {_inline(each)}" for key, each in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case str():
            return f'"{value}"'
        case bool():
            return str(value).lower()
        case dt.date():
            return value.isoformat()
        case _:
            return show(value)


def _form(system: System) -> Form:
    return cast(Form, laws.unstructure(system))


def _system(form: Form, where: str, tiers: OwnTiers = NO_TIERS) -> System:
    whole = _with_quotas(_extended(form, where), where)
    if tiers and isinstance(listed := whole.get("tier"), list):
        whole = whole | {
            "tier": [_own(each, tiers, f"tier[{place}]", where) for place, each in enumerate(listed)]
        }
    return structured(System, whole, where, OF_SYSTEMS)


def _with_quotas(form: Form, where: str) -> Form:
    """Put the rules of a country that ship in the place of its id."""
    if not isinstance(form.get("members"), str):
        return form
    found = shipped_form(form["members"], QUOTAS_FILE, where, "members: rules of country")
    return form | {"members": found["members"]}


def _own(form: object, tiers: OwnTiers, path: str, where: str) -> object:
    """Make a tier of a kind of the user's own; leave every other form as it is."""
    kind = form.get("type") if isinstance(form, dict) else None
    if not isinstance(form, dict) or not isinstance(kind, str) or kind not in tiers:
        return form
    fields = {str(key): value for key, value in form.items() if key != "type"}
    try:
        return tiers[kind](**fields)
    except (TypeError, ValueError) as error:
        raise InvalidFile(where, (f"{path}: {error}",)) from None


def _extended(form: Form, where: str) -> Form:
    """Put an election's own words over the law it extends."""
    if "extends" not in form:
        if "set" in form:
            raise InvalidFile(where, ("set: changes a law, but `extends` names none; add extends = '...'",))
        return form
    own = dict(form)
    law = shipped_form(own.pop("extends"), LAW_FILE, where, "extends: law")
    changes = own.pop("set", {})
    tiers = own.pop("tier", [])
    if not isinstance(changes, dict) or not isinstance(tiers, list) or not all(map(_is_table, tiers)):
        raise InvalidFile(where, ("set and tier: must be a table and tables; write [set] and [[tier]]",))
    _require_few(tiers, changes, where)
    law = law | own | {"tier": [*cast("list[object]", law["tier"]), *tiers]}
    for path, value in changes.items():
        try:
            _set(law, path, value)
        except UnknownName as error:
            raise InvalidFile(where, (f"set: {error}",)) from None
    return law


def _require_few(tiers: list[object], changes: dict[str, object], where: str) -> None:
    if len(tiers) > MOST_TIERS or len(changes) > MOST_CHANGES:
        found = f"{len(tiers)} tiers and {len(changes)} changes"
        raise InvalidFile(where, (f"{found}; the most are {MOST_TIERS} and {MOST_CHANGES}",))


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _set(form: Form, given: object, value: object) -> None:
    """Change one field of a form, in place; ``tier.field.field`` or ``field.field``."""
    tiers = cast("list[Form]", form["tier"])
    names = [str(tier.get("name")) for tier in tiers]
    known = [f"{name}.<field>" for name in names] + ["members.0.<field>"]
    if not isinstance(given, str):
        raise unknown(given, known, "path")
    path = unicodedata.normalize("NFC", given)
    for name, tier in zip(names, tiers, strict=True):
        if path.startswith(f"{name}."):
            _set_in(tier, path.removeprefix(f"{name}.").split("."), value, path)
            return
    head = path.split(".", 1)[0]
    if head == "tier" or "." not in path or head not in {"law", "members"}:
        raise unknown(path, known, "path")
    _set_in(form, path.split("."), value, path)


def _set_in(form: Form, steps: list[str], value: object, path: str) -> None:
    place: object = form
    for step in steps[:-1]:
        place = _inside(place, step, path)
    if not isinstance(place, dict):
        raise unknown(path, [], f"path: nothing can be set in {show(place)}; field")
    place[steps[-1]] = value


def _inside(place: object, step: str, path: str) -> object:
    if isinstance(place, dict):
        return place.setdefault(step, {})
    if isinstance(place, list) and step.isascii() and step.isdigit() and int(step) < len(place):
        return place[int(step)]
    raise unknown(step, [], f"path {show(path)}: field")
