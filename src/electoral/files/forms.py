"""Between forms (plain dicts, as TOML has them) and the values of a law."""

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import GenericAlias
from typing import Any, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import (
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from electoral.conditions import Combined, Condition, Everyone, How, Share
from electoral.errors import ElectoralError, InvalidFile, InvalidSystem
from electoral.exact import share_text, show
from electoral.frozen import Frozen
from electoral.law import Citation
from electoral.methods import METHODS, Method, method_named
from electoral.names import line, unknown
from electoral.representation import Flag, Women, YoungerThan
from electoral.representation.groups import Group, as_group
from electoral.stages.allocate import Seats
from electoral.tiers import Districts, Lists, Tier
from electoral.ties import TIE_RULES, TieRule
from electoral.votes import Base

T = TypeVar("T")
Form = dict[str, object]
_TIERS: dict[str, type[Districts] | type[Lists]] = {"districts": Districts, "lists": Lists}
_BASES = {base.value: base for base in Base}
#: A list in a form may have this many entries.
MOST_ENTRIES = 500
NO_NAMES: Mapping[str, str] = {}
#: What files call the fields of a system differently: one [[tier]] for each tier.
OF_SYSTEMS = {"tiers": "tier"}
_MOST_KEYS = 5
forms = Converter(forbid_extra_keys=True, omit_if_default=True)


def structured(kind: type[T], form: object, where: str, in_files: Mapping[str, str] = NO_NAMES) -> T:
    """Make a value of a form; `in_files` are the fields that files name differently.

    Raises:
        InvalidFile: with every fault and its path.
    """
    try:
        return forms.structure(form, kind)
    except (BaseValidationError, ElectoralError) as error:
        told = transform_error(error, path="", format_exception=_told)
        raise InvalidFile(where, tuple(_placed(line, in_files) for line in told)) from None
    except RecursionError:
        raise InvalidFile(where, ("is nested too deeply; a law needs a few levels only",)) from None


def _told(error: BaseException, _: type | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        strangers = sorted(map(str, error.extra_fields))
        more = [f"and {len(strangers) - _MOST_KEYS} more keys"] if len(strangers) > _MOST_KEYS else []
        return "; ".join(
            (*(str(unknown(key, _keys(error.cl), "key")) for key in strangers[:_MOST_KEYS]), *more)
        )
    if isinstance(error, KeyError) and not isinstance(error, ElectoralError):
        return "is missing; add it"
    return str(error) if isinstance(error, ElectoralError) else f"is not as it should be ({error})"


def _keys(kind: type[attrs.AttrsInstance]) -> list[str]:
    """Give the keys of a form as files have them."""
    names = [field.name for field in attrs.fields(kind)]
    if "members" in names:
        return [*(OF_SYSTEMS.get(name, name) for name in names), "extends", "set"]
    return names


def _placed(line: str, in_files: Mapping[str, str]) -> str:
    """Put the path before the message."""
    message, _, path = line.rpartition(" @ ")
    path = path.removeprefix("$").removeprefix(".")
    for name, key in in_files.items():
        path = f"{key}{path.removeprefix(name)}" if path.startswith(name) else path
    return f"{path}: {message}" if path else message


def _typed(kind: type[T], word: str) -> None:
    def structure(value: object, _: object) -> T:
        if type(value) is not kind:
            raise InvalidSystem(f"{show(value)} is of type {type(value).__name__}; give {word}")
        return value

    forms.register_structure_hook(kind, structure)


def _table(value: object, word: str, example: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise InvalidSystem(f"{show(value)} is no {word}; write {example}")
    return value


def _sequence(kind: Any) -> Callable[[object, object], Any]:
    """Make the reader of a list; a text is no list of its letters."""
    inner: Any = GenericAlias(list, (get_args(kind)[0],))

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, list | tuple):
            raise InvalidSystem(f"{show(value)} is no list; write [...]{_for_tiers(kind)}")
        if len(value) > MOST_ENTRIES:
            raise InvalidSystem(f"a list of {len(value):,} entries; the most are {MOST_ENTRIES:,}")
        return tuple(forms.structure(value, inner))

    return structure


def _for_tiers(kind: Any) -> str:
    return ", or write [[tier]] above each of them" if get_args(kind)[0] is Tier else ""


def _by_name(kind: Any) -> Callable[[object, object], Any]:
    """Make the reader of a table of names, telling each fault with its name."""
    inner = get_args(kind)[1]

    def structure(value: object, _: object) -> Any:
        made, faults = {}, []
        for key, each in _table(value, "table", "{ name = ... }").items():
            try:
                made[key] = forms.structure(each, inner)
            except Exception as error:  # noqa: BLE001 - told with its place, as cattrs does
                error.add_note(IterableValidationNote("", key, inner))
                faults.append(error)
        if faults:
            raise IterableValidationError("", faults, kind)
        return made

    return structure


def _named(value: object, known: Mapping[str, T], what: str) -> T:
    if not isinstance(value, str) or value not in known:
        raise unknown(value, known, what)
    return known[value]


def _condition(value: object, _: object) -> Condition:
    if value == "everyone":
        return Everyone()
    form = _table(value, "condition", "'everyone' or e.g. { share = '5%', of = 'valid' }")
    for how in get_args(How):
        if form.keys() == {how}:
            return Combined(how, forms.structure(form[how], tuple[Condition, ...]))
    return forms.structure(form, Share)


def _condition_form(value: Condition) -> object:
    match value:
        case Everyone():
            return "everyone"
        case Combined(how=how, conditions=parts):
            return {how: [_condition_form(part) for part in parts]}
        case Share():
            form = {"share": share_text(value.share), "of": value.of.value}
            return form | ({"strictly_more": True} if value.strictly_more else {})
    raise _no_form(value)


def _no_form(value: object) -> InvalidSystem:
    return InvalidSystem(f"{show(value)} has no form in files; only what the library ships can be saved")


def _method_form(value: Method) -> str:
    for name, method in METHODS.items():
        if method == value:
            return name
    raise _no_form(value)


def _tie_form(value: TieRule) -> str:
    if TIE_RULES.get(value.name) != value:
        raise _no_form(value)
    return value.name


def _group(value: object, _: object) -> Group:
    if isinstance(value, str):
        return as_group(value)
    return forms.structure(_table(value, "group", "a name or { years = 29, on = 2023-03-19 }"), YoungerThan)


def _group_form(value: Group) -> object:
    match value:
        case Women() | Flag() if as_group(value.label) == value:
            return value.label
        case YoungerThan():
            return {"years": value.years, "on": value.on}
    raise _no_form(value)


def _seats(value: object, _: object) -> Seats:
    return "districts" if value == "districts" else forms.structure(value, int)


def _tier(value: object, _: object) -> Tier:
    form = dict(_table(value, "tier", "[[tier]] and its fields"))
    if "type" not in form:
        raise InvalidSystem(f"type: is missing; give one of {', '.join(map(show, _TIERS))}")
    kind = _named(form.pop("type"), _TIERS, "type")
    return forms.structure(form, kind)


def _tier_form(value: Tier) -> Form:
    for word, kind in _TIERS.items():
        if isinstance(value, kind):
            head: Form = {"name": value.name, "type": word}
            return head | cast(Form, forms.unstructure(value, unstructure_as=kind))
    raise _no_form(value)


def _law(value: object, _: object) -> Citation:
    if isinstance(value, str):
        return Citation(value)
    return _citation(_table(value, "citation", "a text or a table, e.g. { text = 'Electoral law' }"), None)


def _share(value: object, _: object) -> object:
    # Left as it is written; the field's own converter reads it and tells what is wrong.
    return value


def _checked(
    kind: type[T], structure: Callable[[Mapping[str, Any], Any], T]
) -> Callable[[object, object], T]:
    """Refuse what is no table before it is read as one."""

    def checked(value: object, _: object) -> T:
        return structure(_table(value, kind.__name__.strip("_").lower(), "a table, { key = ... }"), kind)

    return checked


def _is_of(*kinds: type) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) in kinds


def reader(kind: type[T], **renamed: Any) -> Callable[[object, object], T]:
    """Make the reader of a class from a table, with other keys where files have them."""
    # Overrides are keyword arguments beside the function's own.
    made = make_dict_structure_fn(kind, forms, _cattrs_forbid_extra_keys=True, **renamed)
    return _checked(kind, made)


forms.register_structure_hook_factory(attrs.has, lambda kind: reader(kind))  # noqa: PLW0108 - the factory takes one


def _text(value: object, _: object) -> str:
    return line(value, "text")


forms.register_structure_hook(str, _text)
for _kind, _word in ((int, "a whole number"), (bool, "true or false"), (dt.date, "a date")):
    _typed(_kind, _word)
forms.register_structure_hook_func(lambda kind: kind is Condition, _condition)
forms.register_structure_hook_func(
    lambda kind: kind is Method,
    lambda value, _: method_named(_named(value, dict(zip(METHODS, METHODS, strict=True)), "method")),
)
forms.register_structure_hook_func(
    lambda kind: kind is TieRule, lambda value, _: _named(value, TIE_RULES, "tie rule")
)
forms.register_structure_hook_func(lambda kind: kind is Group, _group)
forms.register_structure_hook_func(lambda kind: kind is Tier, _tier)
forms.register_structure_hook_func(lambda kind: kind == Seats, _seats)
forms.register_structure_hook_factory(_is_of(tuple), _sequence)
forms.register_structure_hook_factory(_is_of(dict, Frozen), _by_name)
forms.register_structure_hook(Fraction, _share)
forms.register_structure_hook(Base, lambda value, _: _named(value, _BASES, "base"))
_citation = reader(Citation)
forms.register_structure_hook(Citation, _law)
forms.register_unstructure_hook_func(lambda kind: kind is Condition, _condition_form)
forms.register_unstructure_hook_func(lambda kind: kind is Method, _method_form)
forms.register_unstructure_hook_func(lambda kind: kind is TieRule, _tie_form)
forms.register_unstructure_hook_func(lambda kind: kind is Group, _group_form)
forms.register_unstructure_hook_func(lambda kind: kind is Tier, _tier_form)
forms.register_unstructure_hook_func(lambda kind: kind == Seats, lambda value: value)
forms.register_unstructure_hook_func(lambda kind: kind == Frozen[str, str], dict)
forms.register_unstructure_hook(Fraction, share_text)
forms.register_unstructure_hook(dt.date, lambda value: value)
forms.register_unstructure_hook(Base, lambda value: value.value)
