"""Count the Mazhilis election of 19 March 2023, say why, change its law, and prove the result.

Run it with ``python examples/kazakhstan_2023.py``.
"""

from fractions import Fraction

import electoral as el
from electoral.exact import grouped, mixed, percent
from electoral.findings import ShareFinding
from electoral.record import Awarded, Qualified


def main() -> None:
    """Load, count, explain, vary, verify."""
    election = el.load("kazakhstan-2023")
    count = election.count()

    print(election.title)
    for party, seats in count.seats.items():
        print(f"  {party:15} {seats:3} seats, {count['party list'].seats[party]:3} of them from the list")
    print(f"  {'independents':15} {count.independents:3} seats")

    for step in count.record.steps:
        match step:
            case Qualified(finding=ShareFinding(needed=needed, missing=short)):
                print(f"\nA list needs {mixed(needed)} votes.")
                for party, missing in short.items():
                    print(f"  {party} is {grouped(missing)} votes short.")
            case Awarded(evidence=el.QuotaEvidence(quota=Fraction() as quota) as evidence):
                print(f"\nOne seat for {mixed(quota)} votes. Remainders, largest first:")
                for party, rest in sorted(evidence.remainders.items(), key=lambda item: -item[1]):
                    print(f"  {party:15} {evidence.wholes[party]:3} whole, and {percent(rest)} of a seat")

    print("\nThe same votes under laws that nobody passed, list seats:")
    for changes in (
        {"party list.method": "dhondt"},
        {"party list.who.share": "7%"},
        {"party list.seats": 145},
    ):
        varied = election.vary(changes).count()
        print(f"  {', '.join(varied.system.hypothetical)}: {list(varied['party list'].seats.values())}")

    official = election.official
    print(f"\nThe record proves its result: {count.verify()}.")
    if official is not None:
        print(f"Differences from the official result: {len(official.differences(count))}.")


if __name__ == "__main__":
    main()
