"""A record as text: the steps in the law's order, each with its article and its numbers."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from electoral.capping import Capped, Placed
from electoral.coalesced import Coalesced
from electoral.display import coalesced, linked, losers, quotas, travelled
from electoral.display.layout import columns
from electoral.display.seats import awarded, reduced, settled
from electoral.display.text import hypothetical
from electoral.display.who import qualified
from electoral.display.words import article, method, of, place, stage, tie_rule
from electoral.evidence import MostVotesEvidence
from electoral.exact import grouped, mixed
from electoral.linked import (
    Claimed,
    Complemented,
    LeftOut,
    Leveled,
    LinkedNumbers,
    MajoritySeats,
    Ranked,
    SeatsToGive,
    Void,
)
from electoral.losers import LosersSeated
from electoral.record import (
    Admitted,
    Asked,
    Awarded,
    Declared,
    Filled,
    House,
    Qualified,
    ReducedQuotas,
    RequiredMembers,
    Settled,
    Silent,
    Step,
)
from electoral.travelled import Reserved, Transferred

if TYPE_CHECKING:
    from electoral.count import Count


def explained(count: "Count") -> str:
    """Give the record of a count as text, article by article."""
    lines = [count.system.name, f"Law: {count.system.law.text}"]
    if count.system.law.note:
        lines.append(f"Note: {count.system.law.note}")
    lines.extend(hypothetical(count))
    for number, step in enumerate(count.record.steps, start=1):
        title, part, body = _told(step)
        where = article(count, step, part)
        lines.extend(("", f"{number}. {title}{f' - {where}' if where else ''}"))
        lines.extend(body)
    return "\n".join(lines)


def _told(step: Step) -> tuple[str, str, list[str]]:
    """Give the title of a step, the part of its tier that an article stands behind, and its lines."""
    title, part, body = _WORDS[type(step)]
    return title(step), part, list(body(step))


def _place(step: Any) -> str:
    return place(step.stage, step.region)


def _admitted(step: Admitted) -> Iterator[str]:
    yield f"  fewer than {step.fewest} qualified ({', '.join(step.qualified)}); next by votes come in:"
    least = f"with at least {of(step.minimum, 'seat')} each"
    yield f"  {', '.join(step.admitted) or 'a tie decides who'}, {least}"
    if step.factor != 1:
        yield f"  their quotient is multiplied by {mixed(step.factor)}"


def _awarded(step: Awarded) -> Iterator[str]:
    yield from awarded(step)
    if isinstance(step.evidence, MostVotesEvidence):
        if step.evidence.fewest_elected is not None:
            yield f"  elected with at least {mixed(step.evidence.fewest_elected)} votes"
        if step.evidence.most_refused is not None:
            yield f"  not elected with at most {mixed(step.evidence.most_refused)} votes"
    for key, least in step.minimum.items():
        yield f"  {key} has at least {least}"
    for key, most in step.maximum.items():
        yield f"  {key} has at most {most}"


def _asked(step: Asked) -> Iterator[str]:
    yield f"  {step.places} of {', '.join(step.contestants)}; lots must be drawn"


def _declared(step: Declared) -> Iterator[str]:
    yield "  not all of their votes are in the returns"
    rows = [[place, key, grouped(seats)] for place, row in step.rows.items() for key, seats in row.items()]
    yield from columns(rows, indent="  ", left=(0, 1))


def _filled(step: Filled) -> Iterator[str]:
    rows = [
        [place, key, grouped(seats)]
        for place, row in step.rows.items()
        for key, seats in row.items()
        if seats
    ]
    if rows:
        yield from columns(rows, indent="  ", left=(0, 1))


def _house(step: House) -> Iterator[str]:
    rows = [[party, grouped(seats)] for party, seats in step.seats.items()]
    rows += [["independents", grouped(step.independents)], ["all", grouped(step.total)]]
    yield from columns(rows, indent="  ")


def _silent(step: Silent) -> Iterator[str]:
    yield f"  {of(step.seats, 'seat')}: {step.reason}"


#: For each kind of step: its title, the part of its tier that an article stands behind, and its lines.
_WORDS: dict[type, tuple[Callable[..., str], str, Callable[..., Iterable[str]]]] = {
    Qualified: (lambda step: f"Who takes part ({_place(step)})", "who", qualified),
    Admitted: (lambda step: f"Who is admitted besides ({_place(step)})", "admission", _admitted),
    Awarded: (
        lambda step: f"{of(step.seats, 'seat')} ({_place(step)}), {method(step.method)}",
        "seats",
        _awarded,
    ),
    ReducedQuotas: (lambda step: f"{of(step.seats, 'seat')} ({_place(step)})", "admission", reduced),
    Settled: (lambda step: f"Tie settled: {tie_rule(step.rule)} ({_place(step)})", "ties", settled),
    Asked: (lambda step: f"Open lot {step.lot} ({_place(step)})", "ties", _asked),
    Silent: (lambda step: f"The law is silent ({_place(step)})", "seats", _silent),
    Declared: (lambda step: f"{of(step.seats, 'winner')} as declared ({step.stage})", "seats", _declared),
    Filled: (lambda step: f"Seats filled ({stage(step.stage)})", "seats", _filled),
    RequiredMembers: (lambda step: f"Representation quota: {step.stage} ({step.tier})", "", quotas.required),
    **{kind: (title, "", lines) for kind, (title, lines) in quotas.TITLES.items()},
    House: (lambda _: "The house", "", _house),
    Void: (lambda step: f"No winner ({_place(step)})", "seats", linked.void),
    SeatsToGive: (
        lambda step: f"{of(step.seats, 'seat')} to give ({_place(step)})",
        "seats",
        linked.seats_to_give,
    ),
    Claimed: (lambda step: f"Claims ({_place(step)})", "overhang", linked.claimed),
    Leveled: (
        lambda step: f"A house of {of(sum(step.seats.values()), 'seat')} ({_place(step)})",
        "overhang",
        linked.leveled,
    ),
    MajoritySeats: (lambda step: f"Majority clause ({_place(step)})", "majority", linked.majority),
    LinkedNumbers: (
        lambda step: f"Linked numbers for {of(step.seats, 'list seat')} ({_place(step)})",
        "overhang",
        linked.linked_numbers,
    ),
    LeftOut: (
        lambda step: f"Left out of the next round: {', '.join(step.contestants)} ({_place(step)})",
        "overhang",
        linked.left_out,
    ),
    Capped: (
        lambda step: f"More seats than the cap: {', '.join(step.contestants)} ({_place(step)})",
        "overhang",
        linked.capped,
    ),
    Placed: (
        lambda step: f"{of(step.seats, 'seat')} in districts with fixed seats ({_place(step)})",
        "lists",
        linked.placed,
    ),
    Ranked: (lambda step: f"Winners by their share ({_place(step)})", "overhang", linked.ranked),
    Complemented: (
        lambda step: f"{of(sum(step.seats.values()), 'list seat')} ({_place(step)})",
        "seats",
        linked.complemented,
    ),
    Coalesced: (lambda step: f"Coalitions ({_place(step)})", "coalitions", coalesced.coalesced),
    LosersSeated: (lambda step: f"Best losers ({_place(step)})", "seats", losers.losers),
    Transferred: (lambda step: f"Votes that travelled ({_place(step)})", "transfers", travelled.contests),
    Reserved: (lambda step: f"Reserved mandates ({_place(step)})", "reserved", travelled.reserved),
}
