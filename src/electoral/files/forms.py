"""Between forms (plain dicts, as TOML has them) and the values of a law."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar, cast

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn

from electoral.conditions import AllOf, AnyOf, Condition, Everyone, Share
from electoral.errors import ElectoralError, InvalidFile, InvalidSystem
from electoral.exact import share_text, show
from electoral.frozen import Frozen
from electoral.law import Citation
from electoral.methods import METHODS, Method, method_named
from electoral.names import unknown
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
forms = Converter(forbid_extra_keys=True, omit_if_default=True)


def structured(kind: type[T], form: object, where: str) -> T:
    """Make a value of a form.

    Raises:
        InvalidFile: with every fault and its path.
    """
    try:
        return forms.structure(form, kind)
    except (BaseValidationError, ElectoralError) as error:
        told = transform_error(error, path="", format_exception=_told)
        raise InvalidFile(where, tuple(_placed(line) for line in told)) from None


def _told(error: BaseException, _: type | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        known = [field.alias or field.name for field in attrs.fields(error.cl)]
        return "; ".join(str(unknown(key, known, "key")) for key in sorted(map(str, error.extra_fields)))
    if isinstance(error, KeyError) and not isinstance(error, ElectoralError):
        return "is missing; add it"
    return str(error) if isinstance(error, ElectoralError) else f"is not as it should be ({error})"


def _placed(line: str) -> str:
    """Put the path before the message."""
    message, _, path = line.rpartition(" @ ")
    # In files a tier stands under [[tier]].
    path = path.removeprefix("$").removeprefix(".").replace("tiers[", "tier[", 1)
    return f"{path}: {message}" if path else message


def _typed(kind: type[T], word: str) -> None:
    def structure(value: object, _: object) -> T:
        if type(value) is not kind:
            raise InvalidSystem(f"{show(value)} is of type {type(value).__name__}; give {word}")
        return value

    forms.register_structure_hook(kind, structure)


def _table(value: object, word: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise InvalidSystem(
            f"{show(value)} is no {word}; write a table, e.g. {{ share = '5%', of = 'valid' }}"
        )
    return value


def _named(value: object, known: Mapping[str, T], what: str) -> T:
    if not isinstance(value, str) or value not in known:
        raise unknown(value, known, what)
    return known[value]


def _condition(value: object, _: object) -> Condition:
    if value == "everyone":
        return Everyone()
    form = _table(value, "condition")
    for word, kind in (("any", AnyOf), ("all", AllOf)):
        if word in form and len(form) == 1:
            parts = forms.structure(form[word], tuple[Condition, ...])
            return cast(Condition, kind(parts))
    return forms.structure(form, Share)


def _condition_form(value: Condition) -> object:
    match value:
        case Everyone():
            return "everyone"
        case AnyOf(conditions=parts):
            return {"any": [_condition_form(part) for part in parts]}
        case AllOf(conditions=parts):
            return {"all": [_condition_form(part) for part in parts]}
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
    return as_group(value) if isinstance(value, str) else forms.structure(_table(value, "group"), YoungerThan)


def _group_form(value: Group) -> object:
    match value:
        case Women() | Flag():
            return value.label
        case YoungerThan():
            return {"years": value.years, "on": value.on}
    raise _no_form(value)


def _seats(value: object, _: object) -> Seats:
    return "districts" if value == "districts" else forms.structure(value, int)


def _tier(value: object, _: object) -> Tier:
    form = dict(_table(value, "tier"))
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
    return Citation(value) if isinstance(value, str) else _citation(_table(value, "citation"), Citation)


def _share(value: object, _: object) -> object:
    # Left as it is written; the field's own converter reads it and tells what is wrong.
    return value


def _articles(value: object, _: object) -> Frozen[str, str]:
    return Frozen({key: forms.structure(text, str) for key, text in _table(value, "articles").items()})


for _kind, _word in ((int, "a whole number"), (str, "text"), (bool, "true or false"), (dt.date, "a date")):
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
forms.register_structure_hook_func(lambda kind: kind == Frozen[str, str], _articles)
forms.register_structure_hook(Fraction, _share)
forms.register_structure_hook(Base, lambda value, _: _named(value, _BASES, "base"))
_citation = make_dict_structure_fn(Citation, forms, _cattrs_forbid_extra_keys=True)
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
