"""Tiers of a law: lists and districts, with admissions, rules for ties and articles."""

from fractions import Fraction
from itertools import permutations
from typing import get_args

import attrs
from hypothesis import strategies as st

from electoral.law import Citation
from electoral.methods import METHODS, Method
from electoral.stages import Admission
from electoral.testing.strategies.conditions import CONDITIONS, FRACTIONS
from electoral.testing.strategies.methods import methods
from electoral.testing.strategies.names import LINES, NAMES, given_name
from electoral.testing.strategies.votes import require_range
from electoral.tiers import ArticleOf, Districts, Lists, Tier
from electoral.ties import TIE_RULES, DrawLots, TieRule

_MOST_WANTED = 9
#: Citations with and without a source and a note.
CITATIONS = st.builds(Citation, LINES, source=st.none() | LINES, note=st.none() | LINES)
#: Rules for the case that too few take part, with and without a factor.
ADMISSIONS = st.builds(
    Admission,
    fewest=st.integers(0, _MOST_WANTED),
    minimum=st.integers(0, _MOST_WANTED),
    factor=st.sampled_from((1, 1, Fraction(7, 10))) | FRACTIONS.map(lambda factor: factor or 1),
)
_PERHAPS_ADMISSIONS = st.none() | ADMISSIONS
_ARTICLES = st.dictionaries(st.sampled_from(get_args(ArticleOf)), LINES, max_size=2)
_TIE_RULES: st.SearchStrategy[tuple[TieRule, ...]] = st.sampled_from(
    [order for number in range(len(TIE_RULES) + 1) for order in permutations(TIE_RULES.values(), number)]
)


def tiers(
    *,
    name: str | None = None,
    max_seats: int = 100,
    allow_unsettled_ties: bool = True,
    allow_listed_divisors: bool = True,
) -> st.SearchStrategy[Tier]:
    """Tiers of lists and of districts. Shrinks to districts by plurality.

    Args:
        name: the name of all of them; any if it is None.
        max_seats: the most seats that the law gives a tier.
        allow_unsettled_ties: whether the rules for ties may leave one open without asking for lots.
        allow_listed_divisors: as in `methods`.

    Raises:
        InvalidArgument: if the name is none, or there is no such number of seats.

    >>> from hypothesis import given
    >>> @given(tiers(name="A", allow_unsettled_ties=False))
    ... def lots_are_the_last_rule(tier):
    ...     assert tier.name == "A" and tier.ties[-1] == DrawLots()
    >>> lots_are_the_last_rule()
    """
    require_range(0, max_seats, "seats")
    ties = _TIE_RULES if allow_unsettled_ties else _TIE_RULES.map(lambda rules: (*rules, DrawLots()))
    parts = Parts(
        names=NAMES if name is None else st.just(given_name(name, "tier")),
        most=max_seats,
        ties=ties,
        many=methods(allow_plurality=False, allow_listed_divisors=allow_listed_divisors),
        all=methods(allow_listed_divisors=allow_listed_divisors),
    )
    return list_tiers(parts) | district_tiers(parts)


@attrs.frozen(kw_only=True)
class Parts:
    """What tiers are made of.

    Attributes:
        most: the most seats of a tier.
        many: methods that may give more than one seat.
        all: these, and plurality.
    """

    names: st.SearchStrategy[str] = NAMES
    most: int = 100
    ties: st.SearchStrategy[tuple[TieRule, ...]] = _TIE_RULES
    many: st.SearchStrategy[Method] = attrs.field(factory=lambda: methods(allow_plurality=False))
    all: st.SearchStrategy[Method] = attrs.field(factory=methods)


@st.composite
def list_tiers(draw: st.DrawFn, parts: Parts) -> Lists:
    """Lists, with seats of their own or of their districts."""
    admission = draw(_PERHAPS_ADMISSIONS)
    return Lists(
        draw(parts.names),
        seats=draw(st.integers(0, parts.most) | st.just("districts")),
        method=_method(draw, admission, parts),
        who=draw(CONDITIONS),
        ties=draw(parts.ties),
        admission=admission,
        articles=draw(_ARTICLES),
    )


def _method(draw: st.DrawFn, admission: Admission | None, parts: Parts) -> Method:
    """Draw a method that lists with an admission may have: a factor is of Hare quotients only."""
    if admission and admission.factor != 1:
        return METHODS["hare"]
    return draw(parts.many if admission and admission.minimum > 1 else parts.all)


def district_tiers(parts: Parts) -> st.SearchStrategy[Districts]:
    """Districts, with all their seats said by the law or not."""
    return st.builds(
        Districts,
        parts.names,
        winner=st.just(METHODS["plurality"]) | parts.all,
        ties=parts.ties,
        seats=st.none() | st.integers(0, parts.most),
        articles=_ARTICLES,
    )
