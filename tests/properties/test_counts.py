"""Whatever law and votes: a count proves itself, loses nothing, and only grows with draws."""

from fractions import Fraction

import attrs
from hypothesis import given
from hypothesis import strategies as st

import electoral as el

NAMES = ("A", "B", "C", "Ә")
SHARES = st.sampled_from(["0%", "5%", "20%", "1/3", "50%", "100%"])
BASES = st.sampled_from([el.Base.CONTESTANTS, el.Base.VALID, el.Base.CAST])
TIES = st.sampled_from([(el.DrawLots(),), (el.RegistrationOrder(), el.DrawLots())])


def shares():
    """Give thresholds."""
    return st.builds(el.Share, SHARES, of=BASES, strictly_more=st.booleans())


@st.composite
def conditions(draw):
    """Give who takes part: everyone, a threshold, or two of them combined."""
    first, second = draw(shares()), draw(shares())
    return draw(st.sampled_from([el.Everyone(), first, first | second, first & second]))


def methods():
    """Give every method with an id that lists may have, and quota methods with every rule."""
    named = st.sampled_from(sorted(el.METHODS.keys() - {"plurality"}))
    divisors = st.sampled_from([el.Linear(1, 1), el.Linear(0, 1), el.PowerMean(0)])
    remaining = st.one_of(
        st.just(el.LargestRemainder()),
        st.builds(el.OrderOfVotes, st.sampled_from(["once", "again"])),
        st.builds(el.HighestAverage, divisors),
        st.builds(
            el.RemaindersThenAverages,
            st.integers(1, 2),
            averages=st.sampled_from(["all", "seated"]),
            divisors=divisors,
        ),
    )
    quotas = st.builds(
        el.Quota, st.integers(0, 3), rounding=st.sampled_from(["exact", "down", "up", "nearest", "next"])
    )
    excess = st.sampled_from(["error", "take_back", "larger_quota"])
    return named | st.builds(el.QuotaMethod, st.just("own"), quota=quotas, remaining=remaining, excess=excess)


@st.composite
def list_tiers(draw):
    """Give tiers of lists, with seats of their own or of their districts."""
    admission = draw(
        st.none()
        | st.builds(
            el.Admission,
            fewest=st.integers(0, 4),
            minimum=st.integers(0, 3),
            factor=st.sampled_from([1, Fraction(7, 10)]),
        )
    )
    return el.Lists(
        "lists",
        seats=draw(st.integers(0, 12) | st.just("districts")),
        method="hare" if admission and admission.factor != 1 else draw(methods()),
        who=draw(conditions()),
        ties=draw(TIES),
        admission=admission,
    )


@st.composite
def tallies(draw):
    """Give tallies with all the ballots beside them, small so that ties are many."""
    numbers = st.integers(0, 6) | st.integers(0, 6).map(lambda n: n * (2**61 - 1)) | st.just(Fraction(5, 2))
    votes = draw(st.dictionaries(st.sampled_from(NAMES), numbers, min_size=1))
    against = draw(st.integers(0, 2))
    valid = sum(votes.values()) + against
    return el.Tally(votes, against_all=against, cast=valid + draw(st.integers(0, 3)))


@st.composite
def problems(draw):
    """Give a law and returns that fit it."""
    lists = draw(list_tiers())
    places = ("N", "S") if lists.seats == "districts" else ("N",)
    districts = [el.District(key, tier="lists", seats=draw(st.integers(0, 6))) for key in places]
    rows = {"lists": {key: draw(tallies()) for key in places}}
    tiers = [lists]
    if draw(st.booleans()):
        tiers.append(el.Districts("districts", winner="plurality", ties=draw(TIES)))
        rows["districts"] = {key: draw(tallies()) for key in ("1", "2")}
        districts += [el.District(key, tier="districts", seats=draw(st.integers(1, 2))) for key in ("1", "2")]
    members = el.RepresentationQuota({"women"}, at_least="30%", of="lists") if draw(st.booleans()) else None
    orders = draw(st.permutations([1, 2, 3, 4]) | st.just([None] * 4))
    returns = el.Returns(
        rows,
        parties=[el.Party(key, registration_order=order) for key, order in zip(NAMES, orders, strict=True)],
        districts=[each for each in districts if each.tier != "lists" or lists.seats == "districts"],
        lists=[el.CandidateList(tier="lists", party="A", persons=draw(st.integers(1, 9)))] if members else [],
    )
    return el.System("Made-up land", law="made up", tiers=tiers, members=members), returns


def expected(law, returns):
    """Give all the seats there are."""
    own = law.tiers[0].expected()
    districts = sum(each.seats for each in returns.districts)
    return districts if own is None else districts + own


@given(problems(), st.randoms(use_true_random=False))
def test_every_count_proves_itself_and_loses_nothing(problem, chance):
    """Counted, and counted again with one more draw until none is open: every record is proven."""
    law, returns = problem
    draws, count = [], law.count(returns)
    while count.lots:
        assert count.verify()
        lot = chance.choice(count.lots)
        draws.append(el.Draw(lot=lot.id, chosen=chance.sample(sorted(lot.contestants), lot.places)))
        count, before = law.count(returns, draws), count
        assert all(count.sure[party] >= seats for party, seats in before.sure.items())
    silent = sum(step.seats for step in count.silences)

    assert count.verify()
    assert sum(count.sure.values()) + silent == expected(law, returns)
    assert count == law.count(returns, draws)


@given(problems())
def test_the_order_of_everything_makes_no_difference(problem):
    """Votes, districts and parties in the opposite order give the same lots and seats."""
    law, returns = problem

    def turned(rows):
        return {
            key: attrs.evolve(each, votes=dict(reversed(list(each.votes.items()))))
            for key, each in reversed(list(rows.items()))
        }

    other = attrs.evolve(
        returns,
        tallies={tier: turned(rows) for tier, rows in reversed(list(returns.tallies.items()))},
        parties=returns.parties[::-1],
        districts=returns.districts[::-1],
    )
    count, again = law.count(returns), law.count(other)

    assert count.sure == again.sure
    assert {lot.id for lot in count.lots} == {lot.id for lot in again.lots}
