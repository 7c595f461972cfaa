"""Published figures as TOML (published.toml), in both directions."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import GenericAlias
from typing import Any, get_args, get_origin

import attrs
from cattrs import Converter, IterableValidationNote
from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from electoral.errors import ElectoralError, InvalidFile, InvalidName
from electoral.exact import show
from electoral.files.reading import form_of
from electoral.frozen import Frozen
from electoral.names import name, unknown
from electoral.published.printed import Figure, Percentage, count, figure, percentage
from electoral.published.statements import KINDS, Published, Statement

FILE = "published.toml"
_WORDS = {kind: word for word, kind in KINDS.items()}
_converter = Converter(forbid_extra_keys=True, omit_if_default=True)


@attrs.frozen(kw_only=True)
class _Heading:
    """What every claim of a file says beside its figures."""

    id: str
    by: str
    says: str
    source: str | None = None


_HEADING = tuple(field.name for field in attrs.fields(_Heading))


def published_of(folder: Path) -> Published:
    """Read the published figures of an election's folder.

    Raises:
        MissingFile: if there are none.
        InvalidFile: with every fault and its path.
    """
    return published_from(form_of(folder, FILE), FILE)


def published_from(data: Mapping[str, object], where: str) -> Published:
    """Make the statements of parsed TOML.

    Args:
        data: tables under ``claim``, each with ``id``, ``by``, ``says``, perhaps ``source``, a ``type``
            out of `KINDS`, and the fields of that kind.
        where: the file's name in messages.

    Raises:
        InvalidFile: with every fault and its path.

    >>> house = {"id": "house", "by": "a newspaper", "says": "98 seats", "type": "sum", "total": 98}
    >>> published_from({"claim": [house | {"parts": {"list": 69, "districts": 29.0}}]}, "published.toml")
    Traceback (most recent call last):
    electoral.errors.InvalidFile: published.toml: claim[0].parts['districts']: 29.0 is a float; ...
    """
    faults = [str(unknown(key, ["claim"], "key")) for key in data if key != "claim"]
    tables = data.get("claim", [])
    if not isinstance(tables, list):
        raise InvalidFile(where, (*faults, f"claim: {show(tables)} is no list; write [[claim]] tables"))
    made = [_statement(table, f"claim[{place}]", faults) for place, table in enumerate(tables)]
    if not faults:
        try:
            return Published([each for each in made if each is not None])
        except InvalidName as error:
            faults.append(str(error))
    raise InvalidFile(where, tuple(faults))


def published_to(published: Published) -> dict[str, object]:
    """Give the statements as plain data for TOML; it reads back to an equal value."""
    return {"claim": [_form(each) for each in published.statements]}


def _form(statement: Statement) -> dict[str, object]:
    heading = {key: value for key in _HEADING if (value := getattr(statement, key)) is not None}
    figures: dict[str, object] = _converter.unstructure(statement.claim)
    return heading | {"type": _WORDS[type(statement.claim)]} | figures


def _statement(table: object, path: str, faults: list[str]) -> Statement | None:
    """Make a statement, or add what is wrong with it to the faults."""
    if not isinstance(table, Mapping):
        faults.append(f"{path}: {show(table)} is no table; write [[claim]]")
        return None
    heading = _structured({key: table[key] for key in _HEADING if key in table}, _Heading, path, faults)
    word = table.get("type")
    if not isinstance(word, str) or word not in KINDS:
        what = f"{path}.type"
        faults.append(str(unknown(word, KINDS, what)) if "type" in table else f"{what}: is missing; add it")
        return None
    rest = {key: value for key, value in table.items() if key not in (*_HEADING, "type")}
    claim = _structured(rest, KINDS[word], path, faults)
    if heading is None or claim is None:
        return None
    return Statement(**attrs.asdict(heading), claim=claim)


def _structured(form: Mapping[str, object], kind: type, path: str, faults: list[str]) -> Any:
    try:
        return _converter.structure(form, kind)
    except (ClassValidationError, ElectoralError) as error:
        faults.extend(_faults(error, path))
        return None


def _faults(error: BaseException, path: str) -> Iterator[str]:
    """Tell every fault of a claim after its path."""
    match error:
        case ClassValidationError() | IterableValidationError():
            noted, others = error.group_exceptions()
            for inner, note in noted:
                key = f"[{show(note.index)}]" if isinstance(note, IterableValidationNote) else f".{note.name}"
                yield from _faults(inner, path + key)
            for inner in others:
                yield from _faults(inner, path)
        case ForbiddenExtraKeysError():
            known = [field.name for field in attrs.fields(error.cl)]
            for key in sorted(error.extra_fields):
                yield f"{path}: {unknown(key, known, 'key')}"
        case ElectoralError():
            yield f"{path}: {str(error).removeprefix('figure: ')}"
        case KeyError():
            yield f"{path}: is missing; add it"
        case _:
            yield f"{path}: is not as it should be"


def _fault(message: str) -> InvalidFile:
    return InvalidFile("figure", (message,))


def _frozen(value: object, kind: object) -> Frozen[str, object]:
    if not isinstance(value, Mapping):
        raise _fault(f"{show(value)} is no table; write names and figures, e.g. {{ Amanat = 3431510 }}")
    shape: Any = GenericAlias(dict, get_args(kind))
    taken: Frozen[str, object] = Frozen(_converter.structure(value, shape))
    if len(taken) < len(value):
        raise _fault("a name stands twice, in two spellings of the same letters; give each once")
    return taken


def _list(value: object, kind: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise _fault(f"{show(value)} is no list; write [ ... ]")
    inner = get_args(kind)
    if inner[-1] is ...:
        shape: Any = GenericAlias(list, inner[:1])
        return tuple(_converter.structure(value, shape))
    if len(value) != len(inner):
        raise _fault(f"{show(value)} has not {len(inner)} parts; write a name and a figure")
    return tuple(_converter.structure(each, part) for each, part in zip(value, inner, strict=True))


def _plain(value: tuple[object, ...]) -> list[object]:
    return [_plain(each) if isinstance(each, tuple) else each for each in value]


def _is(origin: type) -> Callable[[object], bool]:
    return lambda kind: get_origin(kind) is origin


def _taken_by(take: Callable[[object, str], object]) -> Callable[[object, object], object]:
    return lambda value, _: take(value, "figure")


# Each kind of value has one hook, so that every fault is found where it stands.
_converter.register_structure_hook(int, _taken_by(count))
_converter.register_structure_hook(str, _taken_by(name))
_converter.register_structure_hook_func((Figure, Figure | None).__contains__, _taken_by(figure))
_converter.register_structure_hook_func((Percentage,).__contains__, _taken_by(percentage))
_converter.register_structure_hook_func(_is(Frozen), _frozen)
_converter.register_structure_hook_func(_is(tuple), _list)
_converter.register_unstructure_hook_func(_is(Frozen), dict)
_converter.register_unstructure_hook_func(_is(tuple), _plain)
