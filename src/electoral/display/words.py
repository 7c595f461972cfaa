"""Words that pages share: numbers of things, methods, tie rules, and the articles behind steps."""

from typing import TYPE_CHECKING

from electoral.exact import Exact, mixed
from electoral.record import RequiredMembers, Settled, Step
from electoral.ties import DrawLots, RegistrationOrder

if TYPE_CHECKING:
    from electoral.count import Count
    from electoral.tiers import Tier

_METHODS = {
    "dhondt": "D'Hondt",
    "sainte_lague": "Sainte-Laguë",
    "modified_sainte_lague": "modified Sainte-Laguë",
    "adams": "Adams",
    "dean": "Dean",
    "huntington_hill": "Huntington-Hill",
    "danish": "Danish divisors",
    "imperiali_divisor": "Imperiali divisors",
    "macau_dhondt": "Macau's powers of two",
    "estonia": "Estonia's powers of 0.9",
    "hare": "largest remainders with the Hare quota",
    "droop": "largest remainders with the Droop quota",
    "hagenbach_bischoff": "largest remainders with the Hagenbach-Bischoff quota",
    "imperiali_quota": "largest remainders with the Imperiali quota",
    "reinforced_imperiali": "largest remainders with the reinforced Imperiali quota",
    "quota_method": "the quota method of Balinski and Young",
    "plurality": "most votes",
}
_TIE_RULES = {DrawLots.name: "draw of lots", RegistrationOrder.name: "by order of registration"}


def of(number: Exact, thing: str) -> str:
    """Give a number of things.

    >>> of(1, "seat"), of(1200, "vote")
    ('1 seat', '1,200 votes')
    """
    return f"{mixed(number)} {thing}{'' if number == 1 else 's'}"


def method(key: str) -> str:
    """Give a method in words, and the id under which files name it; a user's own by its name.

    >>> method("plurality"), method("mine")
    ('most votes (plurality)', 'mine')
    """
    return f"{_METHODS[key]} ({key})" if key in _METHODS else key


def tie_rule(key: str) -> str:
    """Give a tie rule in words; a user's own by its name."""
    return _TIE_RULES.get(key, key)


#: What the parts of a linked tier are called.
_PARTS = {
    "contingents": "seats of the districts",
    "first": "first distribution",
    "claims": "claims",
    "total": "seats of all",
    "majority": "majority clause",
    "lists": "linked lists",
    "linked": "linked numbers",
    "denied": "winners by share",
    "outright": "a majority in the first round",
    "entering": "who enters the second round",
}


def stage(name: str) -> str:
    """Give a stage by its tier and the part of it.

    >>> stage("party list.who"), stage("party vote.total")
    ('party list', 'party vote, seats of all')
    """
    tier, dot, part = name.removesuffix(".who").rpartition(".")
    return f"{tier}, {_PARTS[part]}" if dot and part in _PARTS else name.removesuffix(".who")


def place(name: str, region: str) -> str:
    """Give the tier, the part of it, and the region of a step.

    >>> place("party list.who", "North")
    'party list, North'
    """
    return f"{stage(name)}, {region}"


def article(count: "Count", step: Step, part: str) -> str:
    """Find the article behind a step in the articles of its tier; empty if there is none."""
    if isinstance(step, RequiredMembers):
        return step.article
    tier = _tier_of(count, getattr(step, "stage", ""))
    if tier is None or (isinstance(step, Settled) and _stands_in(step, getattr(tier, "ties", ()))):
        return ""
    return tier.articles.get(part, "")


def _tier_of(count: "Count", name: str) -> "Tier | None":
    for tier in count.system.tiers:
        if name == tier.name or any(each.name == name for each in tier.stages()):
            return tier
    return None


def _stands_in(step: Settled, rules: tuple[object, ...]) -> bool:
    """Whether a lot was drawn behind another rule of the tier: then it may be no rule of the law itself."""
    return step.drawn and getattr(next(iter(rules), None), "name", step.rule) != step.rule
