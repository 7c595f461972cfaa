"""The golden files: TOML to entries, with the faults of a whole file told at once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs

from electoral.errors import InvalidFile, InvalidSystem
from electoral.exact import show
from electoral.files.forms import laws
from electoral.files.reading import form_of
from electoral.files.structuring import Form, reader, structured, table
from electoral.frozen import Frozen
from electoral.names import listed, unknown
from electoral.testing.golden.census import GoldenCensus
from electoral.testing.golden.entry import Golden, GoldenQuotas
from electoral.testing.golden.matrix import GoldenMatrix
from electoral.testing.golden.source import Source

T = TypeVar("T")
#: What the files hold, by the word in [[word]].
KINDS: dict[str, dict[str, type[Any]]] = {
    "elections.toml": {"election": Golden, "whole_quotas": GoldenQuotas},
    "examples.toml": {"example": Golden},
    "census.toml": {"census": GoldenCensus},
    "matrices.toml": {"matrix": GoldenMatrix},
}
# Fields of entries that a file says once, in its head.
_SHARED: dict[str, tuple[str, ...]] = {"census.toml": ("columns",)}
_CITING = ("source", "official_source")
_EDITION = re.compile(r"[0-9]{4}\.[0-9]{2}(\.[0-9]+)?")
_HERE = Path(__file__).parent


@attrs.frozen(kw_only=True)
class Sheet:
    """A golden file.

    Attributes:
        edition: its calendar version.
        entries: by the word in [[word]], in the order of the file.
    """

    edition: str
    entries: Frozen[str, tuple[Any, ...]]


def sheet_of(file: str, folder: Path = _HERE) -> Sheet:
    """Read a golden file.

    Args:
        file: its name, which says what it holds.
        folder: where it is, if it is not one of those that ship.

    Raises:
        InvalidFile: with every fault and the entry in which it is.

    >>> sheet_of("matrices.toml").entries["matrix"][0].title
    'Zug, Kantonsrat 2018'
    """
    form, kinds, shared = form_of(folder, file), KINDS[file], _SHARED.get(file, ())
    known = ["edition", "source", *shared, *kinds]
    faults = [str(unknown(key, known, "key")) for key in form if key not in known]
    edition = form.get("edition")
    if not isinstance(edition, str) or not _EDITION.fullmatch(edition):
        faults.append(f'edition: {show(edition)} is no calendar version; write edition = "2026.11"')
    tables = {word: _tables(form, word, faults) for word in kinds}
    sources = _sources(form, faults)
    head = {key: form[key] for key in shared if key in form}
    entries = {
        word: tuple(_entries(kinds[word], word, [{**head, **each} for each in tables[word]], sources, faults))
        for word in kinds
    }
    faults += _crossed(tables, sources)
    if faults:
        raise InvalidFile(file, tuple(faults))
    return Sheet(edition=str(edition), entries=Frozen(entries))


def _tables(form: Form, word: str, faults: list[str]) -> list[Mapping[str, object]]:
    """Take the tables under a word; what is none of them is a fault."""
    given = form.get(word, [])
    if isinstance(given, list) and all(isinstance(each, Mapping) for each in given):
        return given
    faults.append(f"{word}: {show(given)} is no list of tables; write [[{word}]] above each of them")
    return []


def _sources(form: Form, faults: list[str]) -> dict[str, Source]:
    try:
        given = table(form.get("source", {}), "table of sources", "[source.NAME] above each of them")
    except InvalidSystem as error:
        faults.append(f"source: {error}")
        return {}
    made = {name: _made(Source, each, f"source {show(name)}", faults) for name, each in given.items()}
    return {name: source for name, source in made.items() if source is not None}


def _entries(
    kind: type[T],
    word: str,
    tables: Iterable[Mapping[str, object]],
    sources: Mapping[str, Source],
    faults: list[str],
) -> Iterator[T]:
    """Make the entries of one kind, with their sources in the place of the names of these."""
    for number, each in enumerate(tables):
        place = f"{word} {show(each['id'])}" if "id" in each else f"{word}[{number}]"
        cited = {key: _cited(each[key], sources) for key in _CITING if key in each}
        if (made := _made(kind, {**each, **cited}, place, faults)) is not None:
            yield made


def _cited(name: object, sources: Mapping[str, Source]) -> object:
    return sources.get(name, name) if isinstance(name, str) else name


def _made(kind: type[T], form: object, place: str, faults: list[str]) -> T | None:
    """Make a value, or add what is wrong with it to the faults."""
    try:
        return structured(kind, form, place)
    except InvalidFile as error:
        faults.extend(f"{place}: {fault}" for fault in error.faults)
        return None


def _crossed(
    tables: Mapping[str, list[Mapping[str, object]]], sources: Mapping[str, Source]
) -> Iterator[str]:
    """Tell ids that stand twice, and sources that nothing has."""
    every = [each for kind in tables.values() for each in kind]
    ids = [show(each["id"]) for each in every if "id" in each]
    if twice := sorted({each for each in ids if ids.count(each) > 1}):
        yield f"id: {', '.join(twice)} stands twice; give each entry its own"
    cited = [each.get(key) for each in every for key in _CITING]
    if unused := [name for name in sources if name not in cited]:
        yield f"source: nothing has the source {listed(unused)}; remove it"


_plain_source = reader(Source)


def _source(value: object, _: object) -> Source:
    """Take a source that was read already, or read one; a name that is left stands for none."""
    if isinstance(value, Source):
        return value
    if isinstance(value, str):
        raise InvalidSystem(f"{show(value)} is no source of this file; add [source.NAME] for it")
    return _plain_source(value, None)


laws.register_structure_hook(Source, _source)
