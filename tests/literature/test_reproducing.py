"""A rule run against golden entries, and what is said of one that differs."""

import pytest

from electoral.errors import ElectoralError, InvalidReturns, InvalidRule, NoResult
from electoral.frozen import Frozen
from electoral.methods import METHODS, allocate
from electoral.testing import golden
from electoral.testing.golden import assert_reproduces
from electoral.testing.rules import rule_of

TIE = [entry for entry in golden.examples() if entry.id == "endless-loop"]
REFUSAL = [entry for entry in golden.examples() if entry.id == "reinforced-error"]
BOUNDED = golden.entries(method="danish")


def plain_dhondt(votes, seats):
    """Count by D'Hondt, without bounds."""
    return allocate(votes, seats, method="dhondt").outcomes()


@pytest.mark.parametrize("method", METHODS)
def test_every_method_reproduces_its_entries(method):
    """A method of the library, as a rule, gives all results of its entries."""
    entries = golden.entries(method=method)

    done = assert_reproduces(rule_of(method), entries)
    assert (done.ids, done.left_out) == (tuple(entry.id for entry in entries), ())


def test_entries_with_bounds_are_left_out():
    """A rule without bounds is run on the other entries, and the answer says how many were left out."""
    entries = golden.entries(method="dhondt")
    done = assert_reproduces(plain_dhondt, entries)

    assert set(done.left_out) == {f"census-{year}-dhondt" for year in (1790, 1880, 1900, 2020)}
    assert len(done.ids) + len(done.left_out) == len(entries)
    assert str(done) == (
        f"plain_dhondt: reproduces {len(done.ids)} golden entries;"
        " 4 with bounds left out, since the rule takes no minimum and maximum"
    )


def test_an_entry_with_a_maximum_only_has_bounds_too():
    """Whoever counts for the quota only, with a maximum of 0, is no question for a rule without bounds."""
    entries = [entry for entry in golden.elections() if entry.maximum]

    assert [entry.id for entry in entries] == ["south-africa-2019"]
    with pytest.raises(AssertionError, match="no golden entry to test; 1 with bounds left out"):
        assert_reproduces(plain_dhondt, entries)


def test_a_difference_is_told_with_all_that_is_needed():
    """The message has the whole question, the answer (50/5, 30/3 and 20/2 are tied), and what was wanted."""
    entries = [entry for entry in golden.examples() if entry.id == "cycles"]
    with pytest.raises(AssertionError) as caught:
        assert_reproduces(rule_of("dhondt"), entries)
    method = (
        "{'name': 'hare, order of votes again', 'quota': 'hare', 'remaining': {'order_of_votes': 'again'}}"
    )
    tied = "{'A': 5, 'B': 3, 'C': 1, 'others': 0}, {'A': 5, 'B': 2, 'C': 2, 'others': 0}"

    assert str(caught.value).splitlines() == [
        "dhondt differs from 1 of 1 golden entry",
        "",
        "cycles: Eight seats are left for three lists, in the order of votes, again and again",
        f"  method  {method}",
        "  votes   {'A': 50, 'B': 30, 'C': 20, 'others': 180}",
        "  seats   9",
        "  maximum {'others': 0}",
        f"  got     [{tied}, {{'A': 4, 'B': 3, 'C': 2, 'others': 0}}]",
        "  wanted  {'A': 4, 'B': 3, 'C': 2, 'others': 0}",
        "  source  Made-up votes; the result is arithmetic, written in the note (made up)",
    ]


def test_every_difference_is_told():
    """All entries that differ are in one message, and those that do not are not."""
    entries = golden.entries(method="sainte_lague")
    with pytest.raises(AssertionError) as caught:
        assert_reproduces(plain_dhondt, entries)

    told = str(caught.value)
    differing = {
        entry.id
        for entry in entries
        if not entry.bounded and entry.permitted != {*map(Frozen, plain_dhondt(entry.votes, entry.seats))}
    }
    assert {entry.id for entry in entries if f"\n{entry.id}: " in told} == differing
    assert told.startswith(f"plain_dhondt differs from {len(differing)} of ")
    assert "with bounds left out" in told.splitlines()[0]


def test_a_broken_tie_is_a_difference():
    """A rule that gives one of several permitted results differs."""
    with pytest.raises(
        AssertionError, match=r"got     \{'A': 1, 'B': 1, 'C': 0\}\n  wanted  \[\{'A': 1, 'B'"
    ):
        assert_reproduces(lambda votes, seats: next(plain_dhondt(votes, seats)), TIE)


def test_a_refusal_is_a_result():
    """A rule may refuse where the source has no result, and nowhere else."""

    def refusing(votes, seats):
        raise NoResult(f"{seats} seats for {len(votes)}")

    assert assert_reproduces(refusing, REFUSAL).ids == ("reinforced-error",)
    with pytest.raises(AssertionError, match="got     no result: 2 seats for 3"):
        assert_reproduces(refusing, TIE)
    with pytest.raises(AssertionError, match="wanted  no result: whole quotas are 7 seats, 5 to give"):
        assert_reproduces(plain_dhondt, REFUSAL)


@pytest.mark.parametrize(
    ("rule", "got"),
    [
        (lambda votes, _: dict.fromkeys(votes, 0.5), r"\{'A': 0.5, 'B': 0.5, 'C': 0.5\}\n .*a whole number"),
        (
            lambda votes, _: dict.fromkeys(votes, 0),
            r"\{'A': 0, 'B': 0, 'C': 0\}, 0 seats\n .*2 seats: 2 lost",
        ),
        (lambda votes, _: votes["D"], "KeyError: 'D' \\(test_reproducing.py, line [0-9]+\\)\n"),
        (lambda *_: 7, "7\n .*a dict of seats"),
    ],
)
def test_a_malformed_answer_is_told(rule, got):
    """An answer that is no result, or another error than a refusal, is told as a difference."""
    with pytest.raises(AssertionError, match=f"(?s)endless-loop: .*got     {got}"):
        assert_reproduces(rule, TIE)


def test_nothing_to_test_is_an_error():
    """No entries at all, or none without bounds, prove nothing."""
    with pytest.raises(AssertionError, match=r"plain_dhondt: no golden entry to test$"):
        assert_reproduces(plain_dhondt, [])
    with pytest.raises(AssertionError, match="no golden entry to test; 8 with bounds left out"):
        assert_reproduces(plain_dhondt, [entry for entry in BOUNDED if entry.bounded])


def test_what_is_no_rule_or_no_entry_is_refused():
    """A method id is no rule, and a matrix is no entry for a rule of votes and seats."""
    with pytest.raises(InvalidRule, match="'dhondt' is a method, not a rule"):
        assert_reproduces("dhondt", TIE)
    with pytest.raises(InvalidReturns, match=r"golden: .* is no Golden"):
        assert_reproduces(plain_dhondt, golden.matrices())
    assert issubclass(InvalidRule, ElectoralError)
