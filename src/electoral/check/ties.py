"""Checks of ties: the question is the one that was tied, and the answer fits it."""

import hashlib
import json
from collections.abc import Iterator

from electoral.record import Asked, Awarded, Qualified, Record, Settled
from electoral.returns import Returns


def tie_faults(step: Settled | Asked, record: Record, returns: Returns) -> Iterator[str]:
    """Check a question about a tie, and its answer if there is one."""
    question = json.dumps([step.step, sorted(step.contestants), step.places], ensure_ascii=True)
    if step.lot != "lot-" + hashlib.sha256(question.encode()).hexdigest()[:12]:
        yield f"{step.lot} is not the id of this question"
    if step.step != f"{step.stage}/{step.region}":
        yield "the question is about another step"
    if isinstance(step, Settled):
        yield from _answer_faults(step, returns)
    yield from _question_faults(step, record)


def _answer_faults(step: Settled, returns: Returns) -> Iterator[str]:
    chosen = set(step.chosen)
    if len(chosen) != len(step.chosen) or not chosen <= set(step.contestants):
        yield "somebody was chosen who is not tied, or twice"
    if len(chosen) > step.places or (not step.grounds and len(chosen) != step.places):
        yield f"{len(chosen)} were chosen for {step.places} places"
    if not step.grounds:
        return
    orders = {party.key: party.registration_order for party in returns.parties}
    if any(
        orders.get(returns.party(step.region, key) or "") != number for key, number in step.grounds.items()
    ):
        yield "the registration order is not that of the returns"
    first = sorted(step.grounds, key=lambda key: step.grounds[key])[: step.places]
    if step.grounds.keys() != set(step.contestants) or chosen != set(first):
        yield "those chosen were not registered first"


def _question_faults(step: Settled | Asked, record: Record) -> Iterator[str]:
    """Trace the question to the tie it came from: places and contestants that earlier answers left."""
    same = [each for each in record.steps if getattr(each, "stage", None) == step.stage]
    tied: set[str] = set()
    places = 0
    for each in same:
        match each:
            case Awarded(region=region, tied=contestants, places=open_places) if region == step.region:
                tied, places = set(contestants), open_places
            case Qualified(region=region, votes=votes, finding=finding) if region == step.region:
                at_stake = {votes.get(key) for key in step.contestants}
                tied = {key for key, number in votes.items() if {number} == at_stake} - {*finding.passing}
                places = step.places
            case Settled(region=region, chosen=chosen) if region == step.region and each is not step:
                tied, places = tied - set(chosen), places - len(chosen)
            case _ if each is step:
                break
    if tied != set(step.contestants) or places != step.places:
        yield "the question is not about what was tied"
