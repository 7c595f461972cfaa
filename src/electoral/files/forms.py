"""The values of a law as forms (plain dicts, as TOML has them), in both directions."""

from collections.abc import Mapping
from fractions import Fraction
from types import UnionType
from typing import Literal, Union, cast, get_args, get_origin

import electoral.files.quotas  # noqa: F401 - which adds the forms of representation quotas
from electoral.best_losers import BestLosers
from electoral.coalition_lists import CoalitionLists
from electoral.conditions import Combined, Condition, Everyone, How, Nobody
from electoral.errors import InvalidSystem
from electoral.exact import share_text, show
from electoral.files.methods import no_form
from electoral.files.structuring import Form, exact_as, forms, named, reader, table, under
from electoral.given import can
from electoral.law import Citation
from electoral.linkage import LINKAGES, CapSeats, LeaveOut, LevelOverhang, Linkage, PartialLink
from electoral.linked import At
from electoral.losers import Measure
from electoral.names import unknown
from electoral.parts import Seats
from electoral.thresholds import Ladder, LocalShare, Minority, Share, Won
from electoral.tiers import Districts, Lists, Tier
from electoral.ties import TIE_RULES, TieRule
from electoral.top_up import TopUp
from electoral.transfers import CandidateVotes, Fragments, Scorporo, Split, Transfer
from electoral.two_rounds import TwoRounds
from electoral.votes import Base

_TIERS: dict[
    str,
    type[Districts] | type[TwoRounds] | type[Lists] | type[TopUp] | type[CoalitionLists] | type[BestLosers],
] = {
    "districts": Districts,
    "two_rounds": TwoRounds,
    "lists": Lists,
    "top_up": TopUp,
    "coalitions": CoalitionLists,
    "best_losers": BestLosers,
}
_TRANSFERS: dict[str, type[CandidateVotes] | type[Fragments] | type[Scorporo] | type[Split]] = {
    kind.word: kind for kind in (CandidateVotes, Fragments, Scorporo, Split)
}
_BASES = {base.value: base for base in Base}
_MEASURES: dict[str, Measure] = {"votes": "votes", **_BASES}
_STATED: dict[str, Condition] = {"everyone": Everyone(), "nobody": Nobody(), "minority": Minority()}


def _condition(value: object, _: object) -> Condition:
    if isinstance(value, str) and value in _STATED:
        return _STATED[value]
    form = table(value, "condition", "'everyone' or e.g. { share = '5%', of = 'valid' }")
    for how in get_args(How):
        if form.keys() == {how}:
            return Combined(how, under(how, form, tuple[Condition, ...]))
    if "won" in form:
        _require_keys(form, ("won", "in"))
        return Won(under("won", form, int), tier=under("in", form, str))
    if "share_in_a_district" in form:
        _require_keys(form, ("share_in_a_district", "of"))
        return LocalShare(under("share_in_a_district", form, Fraction), of=under("of", form, Base))
    if "ladder" in form:
        _require_keys(form, ("ladder", "of"))
        return Ladder(under("ladder", form, tuple[Fraction, ...]), of=under("of", form, Base))
    return forms.structure(form, Share)


def _require_keys(form: Mapping[str, object], keys: tuple[str, ...]) -> None:
    for key in form:
        if key not in keys:
            raise unknown(key, keys, "key")
    for key in keys:
        if key not in form:
            raise InvalidSystem(f"{key}: is missing; add it")


def _condition_form(value: Condition) -> object:
    match value:
        case Everyone() | Nobody() | Minority():
            return next(word for word, condition in _STATED.items() if condition == value)
        case Won():
            return {"won": value.seats, "in": value.tier}
        case LocalShare():
            return {"share_in_a_district": share_text(value.share), "of": value.of.value}
        case Ladder():
            return {"ladder": [share_text(each) for each in value.shares], "of": value.of.value}
        case Combined(how=how, conditions=parts):
            return {how: [_condition_form(part) for part in parts]}
        case Share():
            form = {"share": share_text(value.share), "of": value.of.value}
            more = {"strictly_more": True} if value.strictly_more else {}
            return form | more | ({} if value.within == "contest" else {"within": value.within})
    raise no_form(value)


def _overhang(value: object, _: object) -> Linkage:
    if isinstance(value, str):
        return named(value, LINKAGES, "overhang")
    form = table(value, "overhang", "a word or e.g. { leave = 'as many' }, { level = { claim = 'mean' } }")
    if form.keys() == {"leave"}:
        return LeaveOut(under("leave", form, At))
    if form.keys() == {"level"}:
        level: LevelOverhang = under("level", form, LevelOverhang)
        return level
    if form.keys() == {"partial"}:
        partial: PartialLink = under("partial", form, PartialLink)
        return partial
    if form.keys() == {"cap"}:
        cap: CapSeats = under("cap", form, CapSeats)
        return cap
    raise unknown(", ".join(map(str, form)), ("leave", "level", "partial", "cap"), "overhang: key")


def _overhang_form(value: Linkage) -> object:
    for word, linkage in LINKAGES.items():
        if linkage == value:
            return word
    match value:
        case LeaveOut(at=at):
            return {"leave": at}
        case LevelOverhang():
            return {"level": forms.unstructure(value)}
        case PartialLink():
            return {"partial": forms.unstructure(value)}
        case CapSeats():
            return {"cap": forms.unstructure(value)}
    raise no_form(value)


def _transfer(value: object, _: object) -> Transfer:
    form = dict(table(value, "transfer", "e.g. { fragments = 'districts' }"))
    words = [word for word in _TRANSFERS if word in form]
    if len(words) != 1:
        raise unknown(", ".join(map(str, form)), _TRANSFERS, "transfer: key")
    return forms.structure({"tier": form.pop(words[0]), **form}, _TRANSFERS[words[0]])


def _transfer_form(value: Transfer) -> object:
    kind = _TRANSFERS.get(value.word)
    if kind is None or type(value) is not kind:
        raise no_form(value)
    form = cast(Form, forms.unstructure(value, unstructure_as=kind))
    return {value.word: form.pop("tier"), **form}


def _tie_form(value: TieRule) -> str:
    if TIE_RULES.get(value.name) != value:
        raise no_form(value)
    return value.name


def _seats(value: object, _: object) -> Seats | None:
    return value if value in ("districts", None) else forms.structure(value, int)


def _may_be_none(kind: object) -> bool:
    """Whether a kind is one of several words, or None."""
    parts = [part for part in get_args(kind) if part is not type(None)]
    return get_origin(kind) in (Union, UnionType) and all(get_origin(part) is Literal for part in parts)


def _word(value: object, _: object) -> str | None:
    """Take one of several words; which ones there are is checked by the field itself."""
    return None if value is None else forms.structure(value, str)


def _tier(value: object, _: object) -> Tier:
    if can(value, "stages", "expected"):
        # Of the user's own, made before; TOML itself has no such values.
        return cast(Tier, value)
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
forms.register_structure_hook_func(lambda kind: kind is Tier, _tier)
forms.register_structure_hook_func(lambda kind: kind is Linkage, _overhang)
forms.register_structure_hook_func(lambda kind: kind is Transfer, _transfer)
forms.register_structure_hook_func(lambda kind: kind in (Seats, Seats | None), _seats)
forms.register_structure_hook_func(_may_be_none, _word)
forms.register_structure_hook_func(
    lambda kind: kind == Measure, lambda value, _: named(value, _MEASURES, "measure")
)
forms.register_structure_hook(Fraction, exact_as("'5%' or '1/20'"))
forms.register_structure_hook(Base, lambda value, _: named(value, _BASES, "base"))
_citation = reader(Citation)
forms.register_structure_hook(Citation, _law)
forms.register_unstructure_hook_func(lambda kind: kind is Condition, _condition_form)
forms.register_unstructure_hook_func(lambda kind: kind is TieRule, _tie_form)
forms.register_unstructure_hook_func(lambda kind: kind is Tier, _tier_form)
forms.register_unstructure_hook_func(lambda kind: kind is Linkage, _overhang_form)
forms.register_unstructure_hook_func(lambda kind: kind is Transfer, _transfer_form)
forms.register_unstructure_hook_func(lambda kind: kind in (Seats, Seats | None), lambda value: value)
forms.register_unstructure_hook_func(
    lambda kind: kind == Measure, lambda value: value.value if isinstance(value, Base) else value
)
forms.register_unstructure_hook(Fraction, share_text)
forms.register_unstructure_hook(Base, lambda value: value.value)

#: The converter, now that it knows the forms of a law.
laws = forms
