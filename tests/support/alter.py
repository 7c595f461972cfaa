"""Change one thing of a record at a time: every number, yes or no, name, and key of a mapping."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from electoral.frozen import Frozen

STRANGER = "Nobody of that name"


def alterations(value, names, path="record") -> Iterator[tuple[str, object]]:
    """Give every value that differs from this one in a single place, with the path of the place."""
    if isinstance(value, bool):
        yield f"{path}: {not value}", not value
    elif isinstance(value, (int, Fraction)):
        yield f"{path}: +1", value + 1
        yield f"{path}: -1", value - 1
    elif isinstance(value, Mapping):
        yield from _of_mapping(value, names, path)
    elif isinstance(value, tuple):
        yield from _of_tuple(value, names, path)
    elif value in ("any", "all"):
        other = {"any": "all", "all": "any"}[value]
        yield f"{path}: {other}", other
    elif attrs.has(type(value)):
        yield from _of_fields(value, names, path)


def _of_mapping(value, names, path):
    if value:
        key, inner = next(iter(value.items()))
        yield f"{path}: a stranger", Frozen({**value, STRANGER: inner})
        yield f"{path}: without {key!r}", Frozen({k: each for k, each in value.items() if k != key})
    for key, inner in value.items():
        for where, other in alterations(inner, names, f"{path}[{key!r}]"):
            yield where, Frozen({**value, key: other})


def _of_fields(value, names, path):
    for field in attrs.fields(type(value)):
        for where, other in alterations(getattr(value, field.name), names, f"{path}.{field.name}"):
            yield where, attrs.evolve(value, **{field.name: other})


def _of_tuple(value, names, path):
    for place, inner in enumerate(value):
        if isinstance(inner, str) and inner in names:
            yield f"{path}: without {inner!r}", value[:place] + value[place + 1 :]
            yield f"{path}: {inner!r} twice", (*value, inner)
            for other in (*names, STRANGER):
                if other not in value:
                    yield f"{path}: {other!r} for {inner!r}", (*value[:place], other, *value[place + 1 :])
        elif not isinstance(inner, str):
            for where, other in alterations(inner, names, f"{path}[{place}]"):
                yield where, (*value[:place], other, *value[place + 1 :])


def names_in(returns) -> tuple[str, ...]:
    """Give everybody who stands: parties, contestants and candidates."""
    parties = [party.key for party in returns.parties]
    voted = [key for rows in returns.tallies.values() for tally in rows.values() for key in tally.votes]
    people = [person.name for each in returns.lists for person in each.candidates]
    return tuple(dict.fromkeys((*parties, *voted, *people)))


def misplaced(record, regions) -> Iterator[tuple[str, object]]:
    """Give every record with one step told again in another stage or region."""
    stages = {step.stage for step in record.steps if hasattr(step, "region")}
    for place, step in enumerate(record.steps):
        fields = {field.name for field in attrs.fields(type(step))}
        others = [{"stage": each} for each in (*stages, STRANGER)] if "stage" in fields else []
        others += [{"region": each} for each in (*regions, STRANGER)] if "region" in fields else []
        for other in others:
            copied = attrs.evolve(step, **other)
            if copied != step:
                steps = (*record.steps[: place + 1], copied, *record.steps[place + 1 :])
                yield f"step {place} again with {other}", attrs.evolve(record, steps=steps)
