"""Random small systems with quotas of every remedy: their records prove what they say, and nothing else."""

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

import electoral as el
import electoral.check
from electoral.representation import (
    Blocks,
    Bound,
    CedeByVotes,
    GiveLastRemainders,
    LastBlock,
    ListRule,
    Places,
    Prefixes,
    SeatRule,
    Swap,
    WholeList,
    Windows,
)
from electoral.seated import Demand, ListChecked, Moved

GROUPS = ("women", "youth", "north")
PARTIES = ("A", "B")
SMALL = st.integers(1, 3)
SIZES = st.one_of(st.integers(0, 3), st.sampled_from(["1/4", "1/3", "1/2"]))
ORDERS = st.sampled_from(["list order", "votes", "votes, then list order"])
SCOPES = st.one_of(
    st.just(WholeList()),
    st.builds(Prefixes, first=SMALL, step=SMALL),
    st.builds(Blocks, SMALL, last=st.sampled_from(["asked", "left out"])),
    st.builds(Windows, SMALL),
    st.builds(lambda first, more: Places(first=first, last=first + more), SMALL, st.integers(0, 2)),
    st.builds(LastBlock, SMALL),
)


@st.composite
def bounds(draw, ends=("at_least", "at_least", "at_most")):
    """A bound on one group or two together."""
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=2, unique=True))
    size = draw(SIZES)
    rounding = (
        draw(st.sampled_from(["up", "down", "half up", "half down"])) if isinstance(size, str) else None
    )
    return Bound(groups, rounding=rounding, **{draw(st.sampled_from(ends)): size})


@st.composite
def remedies(draw):
    """A remedy of ours with rules that it can mend."""
    kind = draw(st.sampled_from(["swap", "swap", "until", "cede", "remainders"]))
    lower = bounds(ends=("at_least",))
    if kind == "cede":
        over = draw(st.sampled_from(["district", "house"]))
        return CedeByVotes(), _over(draw, st.just(over), bounds(), 1 if over == "house" else 2)
    if kind == "remainders":
        return GiveLastRemainders(), _over(draw, st.just("house"), lower, 1)
    by = draw(
        st.sampled_from(["list order", "fewest displaced", "one group after the other", "reserved first"])
    )
    procedure = by in ("one group after the other", "reserved first")
    counting = "in every group" if procedure else draw(st.sampled_from(["in every group", "once"]))
    some = lower if by == "reserved first" or counting == "once" else bounds()
    until = draw(bounds()) if kind == "until" else None
    rules = _over(draw, st.sampled_from(["list", "list", "party"]), some, 3)
    return Swap(by=by, counting=counting, until=until), rules


def _over(draw, over, some, most):
    return [SeatRule(draw(some), over=draw(over)) for _ in range(draw(st.integers(1, most)))]


@st.composite
def candidates(draw, party, place, most=6):
    """Persons of a list; seldom something is not known of one."""
    rare = draw(st.integers(0, 9)) == 0
    return [
        el.Candidate(
            f"{party} {place} {number}",
            sex=draw(st.sampled_from(["female", "male", *([None] if rare else [])])),
            groups=draw(st.lists(st.sampled_from(GROUPS[1:]), unique=True, max_size=2)),
            votes=draw(st.integers(1, 6) if draw(st.booleans()) else st.integers(1, 99)),
            own_party=draw(st.sampled_from([None, None, "P", "Q"])),
        )
        for number in range(draw(st.integers(1, most)))
    ]


@st.composite
def counts(draw):
    """A count of one or two districts of lists, with winners of districts beside them or without."""
    remedy, rules = draw(remedies())
    places = draw(st.sampled_from([("N",), ("N", "S")]))
    rosters = [
        el.CandidateList(tier="lists", party=party, district=place, candidates=draw(candidates(party, place)))
        for party in PARTIES
        for place in places
        if draw(st.integers(0, 9))
    ]
    tallies = {"lists": {place: el.Tally({p: draw(st.integers(1, 60)) for p in PARTIES}) for place in places}}
    districts = [el.District(place, tier="lists", seats=draw(st.integers(1, 6))) for place in places]
    tiers, more = [], {}
    if draw(st.booleans()):
        own = [person for each in rosters if each.party == "A" for person in each.candidates]
        who = draw(st.sampled_from([el.Candidate("Ann", sex="female", groups=()), *own]))
        rosters.append(el.CandidateList(tier="districts", party="A", candidates=[who]))
        tallies["districts"] = {"1": el.Tally({who.name: 9})}
        districts.append(el.District("1", tier="districts", seats=1))
        tiers.append(el.Districts("districts", winner="plurality", ties=(el.DrawLots(),)))
        more["nominations"] = [el.Nomination("1", who.name, "A")]
    tiers.append(
        el.Lists(
            "lists",
            seats="districts",
            method="hare",
            who=el.Everyone(),
            ties=(el.DrawLots(),),
            persons=draw(ORDERS),
        )
    )
    returns = el.Returns(
        tallies, parties=tuple(map(el.Party, PARTIES)), districts=tuple(districts), lists=rosters, **more
    )
    listed = [ListRule(draw(bounds()), within=draw(SCOPES)) for _ in range(draw(st.integers(0, 2)))]
    faulty = draw(st.sampled_from(["refused", "cut short"])) if listed else None
    quota = el.RepresentationQuota(of="lists", lists=listed, faulty=faulty, seats=rules, remedy=remedy)
    count = el.System("Made-up land", law="an invented law", tiers=tiers, members=quota).count(returns)
    assume(count.status == "complete")
    return count


def told(count, at, *steps):
    """Give what the checker finds with other steps in one place."""
    every = count.record.steps
    record = attrs.evolve(count.record, steps=(*every[:at], *steps, *every[at + 1 :]))
    return tuple(electoral.check.faults(record, count.system, count.returns))


def steps_of(count, kind):
    """Give the steps of a kind with their places."""
    return [(at, step) for at, step in enumerate(count.record.steps) if isinstance(step, kind)]


@given(counts())
def test_the_record_proves_who_moved(count):
    """The checker, by its own procedures, comes to the same members, demands and open steps."""
    assert count.verify()


@given(counts())
def test_moves_keep_the_number_of_members_and_nobody_is_there_twice(count):
    """There are as many members as seats, no name stands twice, and those who came in are among them."""
    members = count.members
    names = [each.name for each in members if each.name]
    moves = [move for _, step in steps_of(count, Moved) for move in step.moves]

    assert len(members) == sum(count.seats.values()) + count.independents
    assert len(set(names)) == len(names)
    # Who came in for one bound may give way for the next.
    last = {name: role for move in moves for name, role in ((move.displaced, "out"), (move.promoted, "in"))}
    assert all((name in names) == (role == "in") for name, role in last.items())


@given(counts(), st.data())
def test_a_swapped_member_a_changed_number_and_a_dropped_step_are_refused(count, data):
    """No other name, no other number and no record without one of the steps proves its result."""
    for at, step in steps_of(count, ListChecked | Moved):
        assert told(count, at)
        waiting = [person.name for each in count.returns.lists for person in each.candidates]
        for place, move in enumerate(getattr(step, "moves", ())):
            role = data.draw(st.sampled_from(["displaced", "promoted"]))
            other = data.draw(st.sampled_from([name for name in waiting if name != getattr(move, role)]))
            changed = attrs.evolve(move, **{role: other})
            moves = (*step.moves[:place], changed, *step.moves[place + 1 :])
            assert told(count, at, attrs.evolve(step, moves=moves))
        for name in ("demands", "faults"):
            for place, each in enumerate(getattr(step, name, ())):
                numbers = ("number", "before", "after") if isinstance(each, Demand) else ("counted", "number")
                number = data.draw(st.sampled_from(numbers))
                changed = attrs.evolve(
                    each, **{number: getattr(each, number) + data.draw(st.sampled_from((1, -1)))}
                )
                inner = getattr(step, name)
                other = attrs.evolve(step, **{name: (*inner[:place], changed, *inner[place + 1 :])})
                assert told(count, at, other)
