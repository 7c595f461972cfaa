"""Plain dicts, as TOML has them, to typed values: strictly, with every fault and its path told at once."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import GenericAlias
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from electoral.errors import ElectoralError, InvalidFile, InvalidSystem
from electoral.exact import show
from electoral.frozen import Frozen
from electoral.names import line, unknown

T = TypeVar("T")
Form = dict[str, object]
#: A list in a form may have this many entries.
MOST_ENTRIES = 500
_MOST_KEYS = 5
NO_NAMES: Mapping[str, str] = {}
#: What files call the fields of a system differently: one [[tier]] for each tier.
OF_SYSTEMS = {"tiers": "tier"}
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
    names = [field.name for field in attrs.fields(kind) if field.init]
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


def table(value: object, word: str, example: str) -> Mapping[str, object]:
    """Take a table; `word` is what it should be, `example` how to write it."""
    if not isinstance(value, Mapping):
        raise InvalidSystem(f"{show(value)} is no {word}; write {example}")
    return value


def _sequence(kind: Any) -> Callable[[object, object], Any]:
    """Make the reader of a list of one kind, or of parts of given kinds; a text is no list of its letters."""
    parts = get_args(kind)
    inner: Any = GenericAlias(list, parts[:1])

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, list | tuple):
            raise InvalidSystem(f"{show(value)} is no list; write [...], or [[...]] above each of them")
        if len(value) > MOST_ENTRIES:
            raise InvalidSystem(f"a list of {len(value):,} entries; the most are {MOST_ENTRIES:,}")
        if parts[-1] is ...:
            return tuple(forms.structure(value, inner))
        if len(value) != len(parts):
            raise InvalidSystem(f"{show(value)} has {len(value)} parts; give {len(parts)}")
        return tuple(forms.structure(each, part) for each, part in zip(value, parts, strict=True))

    return structure


def _by_name(kind: Any) -> Callable[[object, object], Any]:
    """Make the reader of a table of names, telling each fault with its name."""
    inner = get_args(kind)[1]

    def structure(value: object, _: object) -> Any:
        made, faults = {}, []
        for key, each in table(value, "table", "{ name = ... }").items():
            try:
                made[key] = forms.structure(each, inner)
            except Exception as error:  # noqa: BLE001 - told with its place, as cattrs does
                error.add_note(IterableValidationNote("", key, inner))
                faults.append(error)
        if faults:
            raise IterableValidationError("", faults, kind)
        return made

    return structure


def under(key: str, form: Mapping[str, object], kind: Any) -> Any:
    """Make a value of what stands under a key, telling its faults with the key."""
    try:
        return forms.structure(form[key], kind)
    except (BaseValidationError, ElectoralError) as error:
        error.add_note(AttributeValidationNote("", key, kind))
        raise ClassValidationError("", [error], kind) from None


def exact_as(example: str) -> Callable[[object, object], object]:
    """Make the reader of an exact number, which refuses a float and leaves the rest to the field itself."""

    def structure(value: object, _: object) -> object:
        if isinstance(value, float):
            raise InvalidSystem(f"{show(value)} is a float, and floats are not exact; write {example}")
        return value

    return structure


def named(value: object, known: Mapping[str, T], what: str) -> T:
    """Take what a name stands for."""
    if not isinstance(value, str) or value not in known:
        raise unknown(value, known, what)
    return known[value]


def _checked(
    kind: type[T], structure: Callable[[Mapping[str, Any], Any], T]
) -> Callable[[object, object], T]:
    """Refuse what is no table before it is read as one."""

    def checked(value: object, _: object) -> T:
        return structure(table(value, kind.__name__.strip("_").lower(), "a table, { key = ... }"), kind)

    return checked


def _is_of(*kinds: type) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) in kinds


def reader(kind: type[T], **renamed: Any) -> Callable[[object, object], T]:
    """Make the reader of a class from a table, with other keys where files have them."""
    # Overrides are keyword arguments beside the function's own.
    made = make_dict_structure_fn(kind, forms, _cattrs_forbid_extra_keys=True, **renamed)
    return _checked(kind, made)


forms.register_structure_hook_factory(attrs.has, lambda kind: reader(kind))  # noqa: PLW0108 - the factory takes one
forms.register_structure_hook_factory(_is_of(tuple), _sequence)
forms.register_structure_hook_factory(_is_of(dict, Frozen), _by_name)
forms.register_structure_hook(str, lambda value, _: line(value, "text"))
for _kind, _word in ((int, "a whole number"), (bool, "true or false"), (dt.date, "a date")):
    _typed(_kind, _word)
forms.register_unstructure_hook_func(_is_of(Frozen), dict)
forms.register_unstructure_hook(dt.date, lambda value: value)
