"""Parties, candidates and lists of candidates."""

import datetime as dt
from collections.abc import Collection
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from electoral.people import INDEPENDENT, Candidate, CandidateList, Party
from electoral.testing.strategies.names import NAMES, PARTY_NAMES, days, fresh, given_name, given_names, times
from electoral.testing.strategies.votes import require_range

#: Flags that representation quotas count often.
USUAL_GROUPS = ("youth", "disability")
# A list has so many persons at most, where only their number is known; a party so many spellings.
_MOST_PERSONS = 200
_MOST_SPELLINGS = 3
_MOST_VOTES = 1_000_000
_ORDERS = st.integers(1, 100)
_ALWAYS = st.just(True)
# Orders of registration are known of no party, of some, or mostly of all.
_KNOWN = st.sampled_from((st.just(False), st.booleans(), _ALWAYS, _ALWAYS))


def _flag(name: str) -> str:
    """Leave out the names that stand for other kinds of groups."""
    return USUAL_GROUPS[0] if name in ("women", "men") else name


#: Names of groups of candidates.
GROUP_NAMES = st.sampled_from(USUAL_GROUPS) | NAMES.map(_flag)


def parties(*, allow_unknown: bool = True) -> st.SearchStrategy[Party]:
    """Parties, with and without other spellings and an order of registration. Shrinks to ``Party("A")``.

    Args:
        allow_unknown: whether the order of registration may be not known.

    >>> from hypothesis import given
    >>> @given(parties(allow_unknown=False))
    ... def the_order_is_known(party):
    ...     assert party.registration_order > 0
    >>> the_order_is_known()
    """
    return standing_parties(1, 1, unknown=allow_unknown).map(lambda parties: parties[0])


@st.composite
def standing_parties(draw: st.DrawFn, least: int, most: int, *, unknown: bool) -> tuple[Party, ...]:
    """Give parties that can stand together: no spelling and no order of registration is that of two."""
    known = draw(_KNOWN) if unknown else _ALWAYS
    made: list[Party] = []
    times(draw, least, most, lambda draw: made.append(_next_party(draw, made, ordered=draw(known))))
    return tuple(made)


def _next_party(draw: st.DrawFn, others: list[Party], *, ordered: bool) -> Party:
    """Draw a party that can stand beside others."""
    used = [spelling for party in others for spelling in (party.key, *party.aliases)]
    spellings: list[str] = []
    times(draw, 1, _MOST_SPELLINGS, lambda draw: spellings.append(fresh(draw(PARTY_NAMES), used + spellings)))
    order = draw(_ORDERS) if ordered else None
    while order is not None and order in [party.registration_order for party in others]:
        order += 1
    return Party(spellings[0], aliases=spellings[1:], registration_order=order, minority=draw(st.booleans()))


def candidates(
    *,
    groups: Collection[str] | None = None,
    max_birth_date: dt.date | None = None,
    allow_unknown: bool = True,
) -> st.SearchStrategy[Candidate]:
    """Candidates, each of whose attributes is known or not. Shrinks to ``Candidate("A")``.

    Args:
        groups: the flags that they may carry; any if it is None.
        max_birth_date: the last day on which they are born; the last there is if it is None.
        allow_unknown: whether sex, birth date and groups may be not known.

    Raises:
        InvalidArgument: if the groups are no names.

    >>> from hypothesis import given
    >>> @given(candidates(groups=["youth"], allow_unknown=False))
    ... def groups_are_those_given(candidate):
    ...     assert candidate.groups <= {"youth"} and candidate.sex in ("female", "male")
    >>> groups_are_those_given()
    """
    some = GROUP_NAMES if groups is None else st.sampled_from(given_names(groups, "groups"))
    perhaps: st.SearchStrategy[Any] = st.none() if allow_unknown else st.nothing()
    return st.builds(
        Candidate,
        NAMES,
        sex=perhaps | st.sampled_from(("female", "male")),
        birth_date=perhaps | days(latest=max_birth_date),
        groups=perhaps | st.frozensets(some, max_size=2),
        votes=st.none() | st.integers(0, _MOST_VOTES),
        own_party=st.none() | PARTY_NAMES,
    )


def candidate_lists(
    *,
    tier: str | None = None,
    party: str | None = None,
    max_candidates: int = 5,
    groups: Collection[str] | None = None,
    max_birth_date: dt.date | None = None,
    allow_unknown: bool = True,
    allow_nameless: bool = True,
) -> st.SearchStrategy[CandidateList]:
    """Lists of candidates, and lists of which only numbers of persons are known.

    Shrinks to a list of party A in tier A, of which nothing else is known.

    Args:
        tier: the tier of all of them; any if it is None.
        party: the party of all of them; any if it is None.
        max_candidates: the most candidates, at least 1; lists without names have up to 200.
        groups: as in `candidates`.
        max_birth_date: as in `candidates`.
        allow_unknown: whether anything may be not known, be it of candidates or how many there are.
        allow_nameless: whether there may be lists of which only numbers are known.

    Raises:
        InvalidArgument: if tier, party or groups are no names, or there are no candidates.

    >>> from hypothesis import given
    >>> @given(candidate_lists(party="B", allow_nameless=False))
    ... def there_are_candidates(roster):
    ...     assert roster.party == "B" and len(roster.candidates) == roster.persons > 0
    >>> there_are_candidates()
    """
    require_range(1, max_candidates, "candidates")
    people = candidates(groups=groups, max_birth_date=max_birth_date, allow_unknown=allow_unknown)
    named = _named(people, max_candidates)
    return _lists(
        NAMES if tier is None else st.just(given_name(tier, "tier")),
        PARTY_NAMES if party is None else st.just(_given_party(party)),
        _nameless(unknown=allow_unknown) | named if allow_nameless else named,
    )


def _given_party(party: str) -> str:
    """Take the name of a party that a caller fixes."""
    if given_name(party, "party").casefold() == INDEPENDENT:
        raise InvalidArgument(f"party: {party!r} stands for no party; give the name of one, or None for any")
    return given_name(party, "party")


@st.composite
def _lists(
    draw: st.DrawFn,
    tiers: st.SearchStrategy[str],
    parties: st.SearchStrategy[str],
    persons: st.SearchStrategy[dict[str, Any]],
) -> CandidateList:
    return CandidateList(tier=draw(tiers), party=draw(parties), **draw(persons))


@st.composite
def _named(draw: st.DrawFn, people: st.SearchStrategy[Candidate], most: int) -> dict[str, Any]:
    """Draw candidates with different names."""
    made: dict[str, Candidate] = {}

    def add(draw: st.DrawFn) -> None:
        one = draw(people)
        name = fresh(one.name, made)
        made[name] = attrs.evolve(one, name=name)

    times(draw, 1, most, add)
    return {"candidates": tuple(made.values())}


@st.composite
def _nameless(draw: st.DrawFn, *, unknown: bool) -> dict[str, Any]:
    """Draw how many persons there are, and how many of them are in groups."""
    perhaps = st.none() if unknown else st.nothing()
    persons = draw(perhaps | st.integers(0, _MOST_PERSONS))
    most = _MOST_PERSONS if persons is None else persons
    return {"persons": persons, "in_groups": draw(perhaps | st.integers(0, most))}
