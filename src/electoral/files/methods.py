"""Methods as forms: an id, or a table with the divisors, or with the quota and the rule for what is left."""

from fractions import Fraction
from typing import Any, Literal, get_origin

from electoral.errors import InvalidSystem
from electoral.exact import Exact, show
from electoral.files.structuring import Form, exact_as, forms, named, reader, table, under
from electoral.methods import METHODS, QUOTAS, DivisorMethod, Method, Quota, QuotaMethod, method_named
from electoral.methods.divisor.families import Geometric, PowerMean, Powers
from electoral.methods.divisor.sequences import Divisors, FirstChanged, Linear, Listed
from electoral.methods.quota.remaining import (
    HighestAverage,
    LargestRemainder,
    OrderOfVotes,
    RemaindersThenAverages,
    Remaining,
)
from electoral.names import unknown

#: The divisors of methods that have an id go by it.
_SEQUENCES: dict[str, Divisors] = {
    name: method.divisors for name, method in METHODS.items() if isinstance(method, DivisorMethod)
}
# What a table with one key holds: a table of fields, or the one field itself.
_FAMILIES: dict[str, tuple[type[Any], str | None]] = {
    "linear": (Linear, None),
    "first_changed": (FirstChanged, None),
    "power_mean": (PowerMean, "exponent"),
    "powers": (Powers, "exponent"),
    "geometric": (Geometric, "ratio"),
    "listed": (Listed, "numbers"),
}
_RULES: dict[str, tuple[type[Any], str | None]] = {
    "order_of_votes": (OrderOfVotes, "cycles"),
    "highest_average": (HighestAverage, "divisors"),
    "remainders_then_averages": (RemaindersThenAverages, None),
}
_PLAIN_RULES: dict[str, Remaining] = {
    "largest_remainder": LargestRemainder(),
    "highest_average": HighestAverage(),
}


def no_form(value: object) -> InvalidSystem:
    """Make the error for a value that files cannot hold."""
    return InvalidSystem(f"{show(value)} has no form in files; only what the library ships can be saved")


def _of_kind(form: Form, kinds: dict[str, tuple[type[Any], str | None]], what: str) -> Any:
    """Make the value that a table with one key stands for."""
    if len(form) != 1:
        raise InvalidSystem(f"{show(form)} is no {what}; give one of {', '.join(kinds)} and what it holds")
    (word,) = form
    kind, field = named(word, kinds, what)
    inner = form if field is None else {word: {field: form[word]}}
    return under(word, inner, kind)


def _form_of(value: object, kinds: dict[str, tuple[type[Any], str | None]]) -> Form:
    for word, (kind, field) in kinds.items():
        if isinstance(value, kind):
            form = forms.unstructure(value)
            return {word: form if field is None else form[field]}
    raise no_form(value)


def _method(value: object, _: object) -> Method:
    if isinstance(value, str):
        return method_named(value)
    form = table(value, "method", "an id such as 'dhondt', or { name = ..., divisors = ... }")
    if "divisors" in form:
        return forms.structure(form, DivisorMethod)
    if "quota" in form:
        return forms.structure(form, QuotaMethod)
    raise InvalidSystem(f"{show(dict(form))} is no method; give name and divisors, or name and quota")


def _method_form(value: Method) -> object:
    for name, method in METHODS.items():
        if method == value:
            return name
    if isinstance(value, DivisorMethod | QuotaMethod):
        return forms.unstructure(value)
    raise no_form(value)


def _divisors(value: object, _: object) -> Divisors:
    if isinstance(value, str):
        return named(value, _SEQUENCES, "divisors")
    form = table(value, "sequence of divisors", "e.g. { linear = { first = 1, step = 3 } }")
    sequence: Divisors = _of_kind(dict(form), _FAMILIES, "sequence of divisors")
    return sequence


def _divisors_form(value: Divisors) -> object:
    for name, sequence in _SEQUENCES.items():
        if sequence == value:
            return name
    return _form_of(value, _FAMILIES)


def _quota(value: object, _: object) -> Quota:
    if isinstance(value, str):
        return named(value, QUOTAS, "quota")
    return _plain_quota(value, None)


def _quota_form(value: Quota) -> object:
    for name, quota in QUOTAS.items():
        if quota == value:
            return name
    return {"added": value.added, "rounding": value.rounding}


def _remaining(value: object, _: object) -> Remaining:
    if isinstance(value, str) and value in _PLAIN_RULES:
        return _PLAIN_RULES[value]
    if isinstance(value, str) and value not in _RULES:
        raise unknown(value, {**_PLAIN_RULES, **_RULES}, "rule for the seats left")
    if isinstance(value, str):
        raise InvalidSystem(f"{show(value)} needs more; write e.g. {{ order_of_votes = 'once' }}")
    form = table(value, "rule for the seats left", "e.g. { order_of_votes = 'once' }")
    rule: Remaining = _of_kind(dict(form), _RULES, "rule for the seats left")
    return rule


def _remaining_form(value: Remaining) -> object:
    for name, rule in _PLAIN_RULES.items():
        if rule == value:
            return name
    return _form_of(value, _RULES)


def _exact_form(value: Exact) -> object:
    return f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else value


def _is_choice(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _whatever(value: object, _: object) -> object:
    # Left as it is written; the field's own converter names the choices.
    return value


forms.register_structure_hook_func(lambda kind: kind is Method, _method)
forms.register_structure_hook_func(lambda kind: kind is Divisors, _divisors)
forms.register_structure_hook_func(lambda kind: kind == Remaining, _remaining)
forms.register_structure_hook_func(lambda kind: kind == Exact, exact_as("'1.4' or '7/5'"))
forms.register_structure_hook_func(_is_choice, _whatever)
_plain_quota = reader(Quota)
forms.register_structure_hook(Quota, _quota)
forms.register_unstructure_hook_func(lambda kind: kind is Method, _method_form)
forms.register_unstructure_hook_func(lambda kind: kind is Divisors, _divisors_form)
forms.register_unstructure_hook_func(lambda kind: kind == Remaining, _remaining_form)
forms.register_unstructure_hook_func(lambda kind: kind == Exact, _exact_form)
forms.register_unstructure_hook(Quota, _quota_form)
