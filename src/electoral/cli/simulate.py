"""The command `simulate`: how seats spread over many elections around one, or by a poll."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from electoral.cli.progress import progress
from electoral.cli.typed import Whole, names_in
from electoral.display.layout import columns
from electoral.display.words import of
from electoral.election import Election
from electoral.errors import InvalidFile
from electoral.exact import decimals, grouped, percent, show
from electoral.files.elections import load

if TYPE_CHECKING:
    from electoral.simulation import Simulation, VoteMaker

Groups = Annotated[tuple[str, ...], Parameter(name="--coalition", negative="", help="Parties: 'A,B'.")]


def simulate(
    election: str,
    /,
    *,
    elections: Whole,
    seed: Whole,
    poll: str = "",
    error: str = "",
    swing: str = "",
    concentration: float | None = None,
    coalition: Groups = (),
) -> int:
    """Count many made elections by the law of one: how seats spread, majorities, thresholds.

    Args:
        election: The id of an election that ships, or your own folder.
        elections: How many, e.g. 100000.
        seed: A whole number; the same one gives the same elections.
        poll: Shares of the votes for contestants: 'A=54%,B=11%'. Without it, votes vary around the returns.
        error: The standard deviation of the poll's shares, e.g. 2%.
        swing: How a poll moves districts: uniform or proportional.
        concentration: How much each contest varies by itself; the larger, the less, e.g. 500.
        coalition: Parties whose common majority is asked for.
    """
    from electoral.simulation import simulate as simulated

    law = load(election)
    maker = _maker(poll, error, swing, concentration)
    groups = [names_in(each, "--coalition") for each in coalition]
    with progress(elections) as step:
        found = simulated(
            law,
            elections,
            votes=maker,
            seed=seed,
            coalitions=groups,
            progress=lambda done: step("elections", done),
        )
    print(simulation_page(law, found))
    return 0


def _maker(poll: str, error: str, swing: str, concentration: float | None) -> "VoteMaker":
    from electoral.simulation import AroundReturns, FromPoll

    if not poll:
        if error or swing:
            raise InvalidFile("--poll", ("--error and --swing are of a poll; give --poll 'A=54%,B=11%' too",))
        if concentration is None:
            raise InvalidFile("--concentration", ("say how much votes vary, e.g. 500; or give a --poll",))
        return AroundReturns(concentration=concentration)
    if not error or not swing:
        raise InvalidFile("--poll", ("a poll needs --error, e.g. 2%, and --swing, uniform or proportional",))
    return FromPoll(shares=_shares(poll), error=error, swing=swing, concentration=concentration)  # type: ignore[arg-type] # checked there


def _shares(poll: str) -> dict[str, str]:
    shares: dict[str, str] = {}
    for each in names_in(poll, "--poll"):
        party, equals, share = each.rpartition("=")
        if not equals or not party.strip():
            raise InvalidFile("--poll", (f"{show(each)} is no share; write 'PARTY=54%'",))
        if party.strip() in shares:
            raise InvalidFile("--poll", (f"{show(party.strip())} stands twice; give it once",))
        shares[party.strip()] = share.strip()
    return shares


def simulation_page(election: Election, found: "Simulation") -> str:
    """Give the spread of seats by party, the majorities, and the chances to meet a threshold."""
    tiers = list(found.qualified)
    rows = [["", "seats: mean", "5 %", "95 %", "majority", *(f"qualified ({tier})" for tier in tiers)]]
    for party, spread in found.seats.items():
        low, high = (grouped(spread.quantile(part)) for part in ("1/20", "19/20"))
        alone = percent(found.chance_of_majority(party))
        met = [_met(found, tier, party) for tier in tiers]
        rows.append([party, decimals(spread.mean, 2), low, high, alone, *met])
    together = [
        f"More than half together: {' + '.join(sorted(group))}: {percent(found.chance_of_majority(*group))}"
        for group in found.majorities
        if len(group) != 1
    ]
    notes = [
        f"{of(found.elections, 'made election')} by the law of: {election.title}.",
        "5 % and 95 %: so many seats at most in 1 and in 19 of 20 elections. Majority: more than half.",
        f"Lots were drawn in {grouped(found.lots)} of them; seats stay open in {grouped(found.incomplete)}.",
    ]
    return "\n".join((*columns(rows), *(("", *together) if together else ()), "", *notes))


def _met(found: "Simulation", tier: str, party: str) -> str:
    return percent(found.chance_to_qualify(tier, party)) if party in found.qualified[tier] else ""
