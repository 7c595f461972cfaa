"""Rules on lists against a plain statement of each law, over all short lists of women and men."""

from itertools import pairwise, product

import pytest
from rosters import people

import electoral as el


def alternate(sexes):
    """No two neighbours are of one sex."""
    return all(one != other for one, other in pairwise(sexes))


def argentina(sexes):
    """Art. 60 bis: women and men alternate, and either sex begins."""
    return alternate(sexes)


def belgium(sexes):
    """Art. 117bis: the difference is at most one, and the first two are of different sex."""
    return abs(sexes.count("w") - sexes.count("m")) <= 1 and sexes[:2] not in ("ww", "mm")


def shares_and_first_places(sexes, of):
    """Of some sexes each has two fifths; and one of the first two, two of five, three of eight, and so on."""
    lengths = range(2, len(sexes) + 1, 3)
    return all(
        5 * sexes.count(sex) >= 2 * len(sexes)
        and all(sexes[:length].count(sex) >= number for number, length in enumerate(lengths, start=1))
        for sex in of
    )


def bosnia_and_herzegovina(sexes):
    """Art. 4.19, as the file has it: asked of both sexes."""
    return shares_and_first_places(sexes, "wm")


def article_4_19(sexes):
    """Art. 4.19, as it is written: asked of the sex with fewer, or of both if they are as many."""
    women, men = sexes.count("w"), sexes.count("m")
    return shares_and_first_places(sexes, "w" * (women <= men) + "m" * (men <= women))


def chile(sexes):
    """Transitory provision 30: a woman is first, then men and women alternate."""
    return sexes[0] == "w" and alternate(sexes)


def poland(sexes):
    """Art. 211 § 3: not less than 35 % of each sex."""
    return all(100 * sexes.count(sex) >= 35 * len(sexes) for sex in "wm")


def rwanda(sexes):
    """Women are at least 30 %."""
    return 10 * sexes.count("w") >= 3 * len(sexes)


def spain(sexes):
    """Art. 44 bis until 2024: two fifths, two of each whole five, and a rest as near balance as possible."""
    whole = len(sexes) - len(sexes) % 5
    rest = sexes[whole:]
    return abs(rest.count("w") - rest.count("m")) <= 1 and all(
        all(sexes[start : start + 5].count(sex) >= 2 for start in range(0, whole, 5))
        and (len(sexes) < 5 or 5 * sexes.count(sex) >= 2 * len(sexes))
        for sex in "wm"
    )


def uzbekistan(sexes):
    """Art. 70: women are at least 40 %, and two of every five consecutive places."""
    fives = (sexes[start : start + 5] for start in range(len(sexes) - 4))
    return 5 * sexes.count("w") >= 2 * len(sexes) and all(five.count("w") >= 2 for five in fives)


#: The plain statement of each law, and the length up to which all lists are looked at.
LAWS = {
    "argentina": (argentina, 6),
    "belgium": (belgium, 7),
    "bosnia-and-herzegovina": (bosnia_and_herzegovina, 9),
    "chile": (chile, 6),
    # From memory: lists alternate.
    "mexico": (alternate, 6),
    "poland": (poland, 7),
    "rwanda": (rwanda, 7),
    # Art. L.145: of persons of both sexes alternately.
    "senegal": (alternate, 6),
    "spain": (spain, 10),
    # Art. 44 bis since 2024: strict alternation.
    "spain-2024": (alternate, 6),
    "uzbekistan": (uzbekistan, 9),
}


def lists_up_to(longest):
    """Give all lists of women and men of up to so many persons, in letters."""
    return ("".join(sexes) for length in range(1, longest + 1) for sexes in product("wm", repeat=length))


@pytest.mark.parametrize("country", LAWS)
def test_a_list_complies_if_and_only_if_the_law_in_plain_words_says_so(country):
    """The first quota of a file is on lists of women and men; its rules accept those lists, and no others."""
    complies, longest = LAWS[country]
    quota = el.load_quotas(country)[0]
    unlike = [
        sexes
        for sexes in lists_up_to(longest)
        if quota.check(el.CandidateList(tier=quota.of, party="A", candidates=people(sexes))).complies
        != complies(sexes)
    ]

    assert unlike == []


@pytest.mark.parametrize(
    ("country", "complying", "not_complying"),
    [
        # 40 % of ten are four; 35 % of twenty are seven, of ten more than three; 30 % of ten are three.
        ("bosnia-and-herzegovina", "mwmmwmmwmw", "mwmmwmmwmm"),
        # The places after the first eight go on in steps of three: four of the first eleven.
        ("bosnia-and-herzegovina", "mwmmwmmwmwmw", "mwmmwmmwmmmwww"),
        ("bosnia-and-herzegovina", "wmwwmwwmwmwm", "wmwwmwwmwwwmmm"),
        ("poland", "w" * 7 + "m" * 13, "w" * 6 + "m" * 14),
        ("poland", "m" * 7 + "w" * 13, "m" * 6 + "w" * 14),
        ("rwanda", "wwwmmmmmmm", "wwmmmmmmmm"),
        ("rwanda", "w" * 6 + "m" * 14, "w" * 5 + "m" * 15),
    ],
)
def test_a_list_exactly_at_the_share_complies_and_one_person_fewer_does_not(
    country, complying, not_complying
):
    """What is asked is at least so much, not more than so much."""
    quota = el.load_quotas(country)[0]
    kept, broken = (
        quota.check(el.CandidateList(tier=quota.of, party="A", candidates=people(sexes))).complies
        for sexes in (complying, not_complying)
    )

    assert (kept, broken) == (True, False)


def test_the_file_of_bosnia_and_herzegovina_is_stricter_than_the_article_and_never_milder():
    """Two women before three men keep the article; the file asks for a man among the first two."""
    quota = el.load_quotas("bosnia-and-herzegovina")[0]
    rosters = {
        sexes: el.CandidateList(tier=quota.of, party="A", candidates=people(sexes))
        for sexes in lists_up_to(9)
    }
    accepted = {sexes for sexes, roster in rosters.items() if quota.check(roster).complies}
    lawful = set(filter(article_4_19, rosters))

    assert accepted < lawful
    assert "wwmmm" in lawful - accepted
