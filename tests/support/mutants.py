"""Rules that lack a property and are sound otherwise; and all mutants together."""

from fractions import Fraction

from mutants_arrays import ARRAY_MUTANTS
from mutants_basic import BASIC_MUTANTS
from mutants_conduct import CONDUCT_MUTANTS, by_name, one_vote_more
from slips import averages, breaking, dhondt, handed, hare, remainders, sainte_lague, with_bonus

from electoral import NoResult
from electoral.testing import rule_of

PROPERTY_MUTANTS = []
breaks = breaking(PROPERTY_MUTANTS)
_DHONDT = rule_of("dhondt")


@breaks("anonymity", votes={"A": 2, "B": 1}, seats=2, renamed={"A": "B", "B": "A"})
def unequals_by_name(votes, seats):
    """Report ties of equal votes, and settle those of unequal votes by the alphabet."""
    results = list(dhondt(votes, seats))
    names = sorted(votes)
    kinds = [[name for name in names if votes[name] == votes[first]] for first in names]

    def key(result):
        return [-sum(result[name] for name in kind) for kind in kinds]

    return [each for each in results if key(each) == min(map(key, results))]


@breaks("anonymity", votes={"A": 2, "B": 1}, seats=2, renamed={"B": "B", "A": "A"})
def unequals_by_order(votes, seats):
    """Report ties of equal votes, and settle those of unequal votes by their order."""
    letters = {f"{place:03}": name for place, name in enumerate(votes)}
    results = unequals_by_name({letter: votes[name] for letter, name in letters.items()}, seats)
    return [{letters[letter]: k for letter, k in each.items()} for each in results]


@breaks("homogeneity", votes={"A": 5, "B": 2}, seats=2, factor=2)
def whole_numbers_for_quotas(votes, seats):
    """Round the quota down to a whole number of votes, and refuse if there are too many of it."""
    quota = sum(votes.values()) // (seats or 1)
    if not quota or sum(number // quota for number in votes.values()) > seats:
        raise NoResult("there are more quotas than seats")
    return remainders(votes, seats, quota)


@breaks("concordance", votes={"A": 101, "B": 150}, seats=1)
@breaks("homogeneity")
def votes_by_hundreds(votes, seats):
    """Count in hundreds of votes, rounded up."""
    return dhondt({name: -(-number // 100) for name, number in votes.items()}, seats)


@breaks("balancedness", "no_manufactured_majority", "upper_quota")
def two_seats_for_the_largest(votes, seats):
    """Give two seats of each house to the largest."""
    return with_bonus(votes, seats, 2)


@breaks("upper_quota", votes={"A": 1, "B": 1, "C": 1}, seats=2)
@breaks("exactness", "split_gain")
def a_seat_for_the_largest(votes, seats):
    """Give one seat of each house to the largest."""
    return with_bonus(votes, seats, 1)


@breaks("house_monotonicity", votes={"A": 1, "B": 1, "C": 1}, seats=2)
@breaks("balancedness")
def all_that_is_left_for_one(votes, seats):
    """Give all seats that are left to the largest remainder, not one each."""
    total = sum(votes.values()) or 1
    full = {name: number * seats // total for name, number in votes.items()}
    left = seats - sum(full.values())
    for each in handed(votes, [(n * seats % total, name) for name, n in votes.items() if n], left > 0):
        yield {name: full[name] + left * each[name] for name in votes}


@breaks("concordance", "vote_monotonicity", "transfer_monotonicity", "relative_population_monotonicity")
@breaks("proportional_consistency")
def smallest_remainders(votes, seats):
    """Sort remainders in the wrong direction."""
    return hare(votes, seats, worth=lambda remainder: -remainder)


@breaks("vote_monotonicity", votes={"A": 1, "B": 1}, seats=1, contestant="A", more=1)
@breaks("transfer_monotonicity", votes={"A": 2, "B": 1}, seats=1, giver="A", taker="B", moved=1)
@breaks("concordance", votes={"A": 3, "B": 2}, seats=3)
@breaks("coherence", "majority_odd")
def half_at_most(votes, seats):
    """Let nobody have more than half of the seats who has more than half of the votes."""
    total = sum(votes.values())
    capped = {name: seats // 2 for name, number in votes.items() if 2 * number > total}
    return _DHONDT(votes, seats, maximum=capped)


@breaks("exactness")
def from_the_second_divisor(votes, seats):
    """Count divisors from one too many, so that the first seat is divided by two."""
    return averages(votes, seats, lambda held: held + 2)


@breaks("proportional_consistency", votes={"A": 3, "B": 1}, seats=6)
def a_whole_quota_first(votes, seats):
    """Let only those compete for the rest who have a whole quota."""
    quota = Fraction(sum(votes.values()), seats or 1)
    return hare({name: number if number >= quota else 0 for name, number in votes.items()}, seats)


@breaks("lower_quota", "near_quota", "merge_gain", "majority_even")
def one_each_first(votes, seats):
    """Give a seat to each who has votes, and the rest by averages."""
    standing = {name: number for name, number in votes.items() if number}
    if seats < len(standing):
        raise NoResult("a seat for each is wanted")
    for each in dhondt(standing, seats - len(standing)):
        yield {name: each[name] + 1 if name in standing else 0 for name in votes}


@breaks("house_monotonicity", "split_gain", "proportional_consistency")
def even_houses_for_the_largest(votes, seats):
    """Give all seats to the largest if they are even: as lists, in order, these results grow."""
    return sainte_lague(votes, seats) if seats % 2 else with_bonus(votes, seats, seats)


@breaks("stability")
def an_equal_share_at_least(votes, seats):
    """Ask for as many votes as there are for each contestant on average."""
    total, number = sum(votes.values()), sum(1 for each in votes.values() if each)
    return sainte_lague({name: each * (each * number >= total) for name, each in votes.items()}, seats)


@breaks("elimination")
def divisors_from_the_number_of_contestants(votes, seats):
    """Start to divide at the number of contestants."""
    return averages(votes, seats, lambda held: held + len(votes))


@breaks("elimination", votes={"A": 16, "B": 4, "C": 1}, seats=6)
@breaks("coherence", votes={"A": 16, "B": 4, "C": 4}, seats=6, among=["A", "B"])
def a_fifth_at_least(votes, seats):
    """Ask for a fifth of the votes."""
    total = sum(votes.values())
    return dhondt({name: number * (5 * number >= total) for name, number in votes.items()}, seats)


# Settled ties are a matter of names, too.
breaks("anonymity", votes={"A": 1, "B": 1}, seats=1, renamed={"A": "B", "B": "A"})(by_name)
breaks("anonymity")(one_vote_more)

# Rules of real laws, which lack what one might think they have.
breaks("split_gain", "no_manufactured_majority")(dhondt)
breaks("upper_quota", votes={"A": 50, "B": 9, "C": 9, "D": 9}, seats=4)(dhondt)
breaks("near_quota", votes={"A": 20, "B": 1}, seats=11)(dhondt)
breaks("merge_gain", votes={"A": 1, "B": 1, "C": 1}, seats=2, pair=["A", "B"])(sainte_lague)
breaks("majority_odd", votes={"A": 3, "B": 1, "C": 1}, seats=3)(sainte_lague)
breaks("lower_quota", votes={"A": 5, "B": 2, "C": 2, "D": 2, "E": 2, "F": 2}, seats=6)(sainte_lague)
breaks("house_monotonicity", votes={"A": 6, "B": 6, "C": 2}, seats=10)(hare)
breaks(
    "relative_population_monotonicity",
    votes={"A": 1, "B": 4, "C": 1},
    seats=4,
    later={"A": 1, "B": 5, "C": 2},
)(hare)
breaks("coherence", votes={"A": 3, "B": 1, "C": 1}, seats=2, among=["A", "B"])(hare)
breaks("elimination", votes={"A": 6, "B": 2, "C": 1}, seats=2)(hare)

UNSOUND = [*BASIC_MUTANTS, *CONDUCT_MUTANTS, *ARRAY_MUTANTS]
MUTANTS = [*UNSOUND, *PROPERTY_MUTANTS]
