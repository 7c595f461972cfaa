"""Representation quotas as forms: rules on lists and seats, remedies, and who comes in for who leaves."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, cast

import attrs
from cattrs.errors import AttributeValidationNote, ClassValidationError

from electoral.errors import InvalidSystem
from electoral.exact import share_text
from electoral.files.methods import no_form
from electoral.files.structuring import Form, exact_as, forms, named, reader, table, under
from electoral.names import unknown
from electoral.representation import (
    Blocks,
    Bound,
    CedeByVotes,
    Flag,
    GiveLastRemainders,
    HandToParty,
    LastBlock,
    ListRule,
    Men,
    NextOfSameGroups,
    NextOnList,
    NextUnlessBelow,
    Places,
    Prefixes,
    Remedy,
    Scope,
    SeatRule,
    Succession,
    Swap,
    WholeList,
    Windows,
    Women,
    YoungerThan,
)
from electoral.representation.groups import Group, as_group

_REMEDIES: dict[str, type[Any]] = {
    kind.word: kind for kind in (HandToParty, Swap, CedeByVotes, GiveLastRemainders)
}
_SUCCESSIONS: dict[str, type[Any]] = {
    "next on list": NextOnList,
    "next of same groups": NextOfSameGroups,
    "next unless below": NextUnlessBelow,
}
_SCOPES: dict[str, type[Any]] = {
    "prefixes": Prefixes,
    "blocks": Blocks,
    "windows": Windows,
    "places": Places,
    "last_block": LastBlock,
}
_WHOLE = "whole list"
_OF_BOUNDS = tuple(field.name for field in attrs.fields(Bound))


def _group(value: object, _: object) -> Group:
    if isinstance(value, str):
        return as_group(value)
    return forms.structure(table(value, "group", "a name or { years = 29, on = 2023-03-19 }"), YoungerThan)


def _group_form(value: Group) -> object:
    match value:
        case Women() | Men() | Flag() if as_group(value.label) == value:
            return value.label
        case YoungerThan():
            return {"years": value.years, "on": value.on}
    raise no_form(value)


def _bound(value: object, _: object) -> Bound:
    form = dict(table(value, "bound", "e.g. { groups = ['women'], at_least = '30%', rounding = 'up' }"))
    for key in form:
        if key not in _OF_BOUNDS:
            raise unknown(key, _OF_BOUNDS, "key")
    if "groups" not in form:
        raise InvalidSystem("groups: is missing; add it")
    groups = under("groups", form, tuple[Group, ...])
    share = exact_as("'30%' or a whole number")
    rest = {key: share(each, None) for key, each in form.items() if key != "groups"}
    return Bound(groups, **rest)  # type: ignore[arg-type] # the class refuses what does not fit


def _bound_form(value: Bound) -> Form:
    size = share_text(value.size) if isinstance(value.size, Fraction) else value.size
    form: Form = {"groups": [_group_form(group) for group in value.groups]}
    form[value.end.replace(" ", "_")] = size
    return form | ({"rounding": value.rounding} if value.rounding else {})


def _flat(kind: type[Any]) -> Any:
    """Make the reader of a rule whose bound stands in its own table."""

    def structure(value: object, _: object) -> Any:
        form = dict(table(value, "rule", "e.g. { groups = ['women'], at_least = '30%', rounding = 'up' }"))
        known = [*_OF_BOUNDS, *(field.name for field in attrs.fields(kind) if field.name != "bound")]
        for key in form:
            if key not in known:
                raise unknown(key, known, "key")
        bound = {key: form.pop(key) for key in _OF_BOUNDS if key in form}
        try:
            return _READERS[kind]({"bound": bound, **form}, kind)
        except ClassValidationError as error:
            faults = [each for fault in error.exceptions for each in _without_bound(fault)]
            raise ClassValidationError("", faults, kind) from None

    return structure


def _without_bound(fault: Exception) -> tuple[Exception, ...]:
    """Tell faults of a bound at the rule, in whose table files have it."""
    notes = getattr(fault, "__notes__", [])
    of_bound = [note for note in notes if isinstance(note, AttributeValidationNote) and note.name == "bound"]
    if of_bound and isinstance(fault, ClassValidationError):
        return fault.exceptions
    for note in of_bound:
        notes.remove(note)
    return (fault,)


def _flat_form(value: ListRule | SeatRule) -> Form:
    rest = {
        field.name: forms.unstructure(getattr(value, field.name), unstructure_as=field.type)
        for field in attrs.fields(type(value))
        if field.name != "bound" and getattr(value, field.name) != field.default
    }
    return _bound_form(value.bound) | rest


def _scope(value: object, _: object) -> Scope:
    if value == _WHOLE:
        return WholeList()
    form = table(value, "scope", f"{_WHOLE!r} or e.g. {{ blocks = 3 }}")
    if len(form) != 1:
        raise unknown(", ".join(map(str, form)), _SCOPES, "within: key")
    (word,) = form
    kind = named(word, _SCOPES, "within")
    inner = form[word]
    fields = inner if isinstance(inner, Mapping) else {attrs.fields(kind)[0].name: inner}
    return cast(Scope, under(str(word), {str(word): fields}, kind))


def _scope_form(value: Scope) -> object:
    if value == WholeList():
        return _WHOLE
    for word, kind in _SCOPES.items():
        if type(value) is kind:
            return {word: forms.unstructure(value, unstructure_as=kind)}
    raise no_form(value)


def _typed(kinds: Mapping[str, type[Any]], what: str) -> Any:
    """Make the reader of a word, or of a table with that word as its type."""

    def structure(value: object, _: object) -> Any:
        if isinstance(value, str):
            value = {"type": value}
        form = dict(table(value, what, f"a word or {{ type = {next(iter(kinds))!r}, ... }}"))
        if "type" not in form:
            raise InvalidSystem(f"type: is missing; give one of {', '.join(map(repr, kinds))}")
        return forms.structure(form, named(form.pop("type"), kinds, what))

    return structure


def _typed_form(kinds: Mapping[str, type[Any]]) -> Any:
    def form_of(value: object) -> object:
        for word, kind in kinds.items():
            if type(value) is kind:
                fields = cast(Form, forms.unstructure(value, unstructure_as=kind))
                return {"type": word, **fields} if fields else word
        raise no_form(value)

    return form_of


forms.register_structure_hook_func(lambda kind: kind is Group, _group)
forms.register_unstructure_hook_func(lambda kind: kind is Group, _group_form)
forms.register_structure_hook_func(lambda kind: kind is Scope, _scope)
forms.register_unstructure_hook_func(lambda kind: kind is Scope, _scope_form)
forms.register_structure_hook(Bound, _bound)
forms.register_unstructure_hook(Bound, _bound_form)
forms.register_structure_hook_func(lambda kind: kind in (Remedy, Remedy | None), _typed(_REMEDIES, "remedy"))
forms.register_unstructure_hook_func(lambda kind: kind in (Remedy, Remedy | None), _typed_form(_REMEDIES))
forms.register_structure_hook_func(
    lambda kind: kind in (Succession, Succession | None), _typed(_SUCCESSIONS, "succession")
)
forms.register_unstructure_hook_func(
    lambda kind: kind in (Succession, Succession | None), _typed_form(_SUCCESSIONS)
)
_READERS = {kind: reader(kind) for kind in (ListRule, SeatRule)}
for _kind in _READERS:
    forms.register_structure_hook(_kind, _flat(_kind))
    forms.register_unstructure_hook(_kind, _flat_form)
