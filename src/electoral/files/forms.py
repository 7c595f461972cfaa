"""The values of a law as forms (plain dicts, as TOML has them), in both directions."""

from fractions import Fraction
from typing import cast, get_args

from electoral.conditions import Combined, Condition, Everyone, How, Share
from electoral.errors import InvalidSystem
from electoral.exact import share_text, show
from electoral.files.methods import no_form
from electoral.files.structuring import Form, exact_as, forms, named, reader, table, under
from electoral.law import Citation
from electoral.representation import Flag, Women, YoungerThan
from electoral.representation.groups import Group, as_group
from electoral.stages.allocate import Seats
from electoral.tiers import Districts, Lists, Tier
from electoral.ties import TIE_RULES, TieRule
from electoral.votes import Base

_TIERS: dict[str, type[Districts] | type[Lists]] = {"districts": Districts, "lists": Lists}
_BASES = {base.value: base for base in Base}


def _condition(value: object, _: object) -> Condition:
    if value == "everyone":
        return Everyone()
    form = table(value, "condition", "'everyone' or e.g. { share = '5%', of = 'valid' }")
    for how in get_args(How):
        if form.keys() == {how}:
            return Combined(how, under(how, form, tuple[Condition, ...]))
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
    raise no_form(value)


def _tie_form(value: TieRule) -> str:
    if TIE_RULES.get(value.name) != value:
        raise no_form(value)
    return value.name


def _group(value: object, _: object) -> Group:
    if isinstance(value, str):
        return as_group(value)
    return forms.structure(table(value, "group", "a name or { years = 29, on = 2023-03-19 }"), YoungerThan)


def _group_form(value: Group) -> object:
    match value:
        case Women() | Flag() if as_group(value.label) == value:
            return value.label
        case YoungerThan():
            return {"years": value.years, "on": value.on}
    raise no_form(value)


def _seats(value: object, _: object) -> Seats:
    return "districts" if value == "districts" else forms.structure(value, int)


def _tier(value: object, _: object) -> Tier:
    form = dict(table(value, "tier", "[[tier]] and its fields"))
    if "type" not in form:
        raise InvalidSystem(f"type: is missing; give one of {', '.join(map(show, _TIERS))}")
    kind = named(form.pop("type"), _TIERS, "type")
    return forms.structure(form, kind)


def _tier_form(value: Tier) -> Form:
    for word, kind in _TIERS.items():
        if isinstance(value, kind):
            head: Form = {"name": value.name, "type": word}
            return head | cast(Form, forms.unstructure(value, unstructure_as=kind))
    raise no_form(value)


def _law(value: object, _: object) -> Citation:
    if isinstance(value, str):
        return Citation(value)
    return _citation(table(value, "citation", "a text or a table, e.g. { text = 'Electoral law' }"), None)


forms.register_structure_hook_func(lambda kind: kind is Condition, _condition)
forms.register_structure_hook_func(
    lambda kind: kind is TieRule, lambda value, _: named(value, TIE_RULES, "tie rule")
)
forms.register_structure_hook_func(lambda kind: kind is Group, _group)
forms.register_structure_hook_func(lambda kind: kind is Tier, _tier)
forms.register_structure_hook_func(lambda kind: kind == Seats, _seats)
forms.register_structure_hook(Fraction, exact_as("'5%' or '1/20'"))
forms.register_structure_hook(Base, lambda value, _: named(value, _BASES, "base"))
_citation = reader(Citation)
forms.register_structure_hook(Citation, _law)
forms.register_unstructure_hook_func(lambda kind: kind is Condition, _condition_form)
forms.register_unstructure_hook_func(lambda kind: kind is TieRule, _tie_form)
forms.register_unstructure_hook_func(lambda kind: kind is Group, _group_form)
forms.register_unstructure_hook_func(lambda kind: kind is Tier, _tier_form)
forms.register_unstructure_hook_func(lambda kind: kind == Seats, lambda value: value)
forms.register_unstructure_hook(Fraction, share_text)
forms.register_unstructure_hook(Base, lambda value: value.value)

#: The converter, now that it knows the forms of a law.
laws = forms
