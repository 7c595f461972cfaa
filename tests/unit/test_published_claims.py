"""Claims that printed figures hold up or refute: one class for each kind."""

import pytest
from refusing import refused

import electoral as el
from electoral.published import (
    CountClaim,
    EqualClaim,
    Interval,
    Mend,
    RankClaim,
    SequenceClaim,
    ShareClaim,
    SumClaim,
    TurnoutClaim,
)


class TestSum:
    def test_counts_are_exact(self):
        """Counts add up or they do not."""
        assert SumClaim(parts={"women": 80, "men": 201}, total=281).check().outcome == "holds"
        assert SumClaim(parts={"women": 80, "men": 200}, total=281).check().outcome == "does not hold"

    def test_the_sum_alone_has_two_mends(self):
        """630 votes too few: two counts of 2023 could have had digits exchanged."""
        votes = {"Amanat": 3431510, "Auyl": 693938, "Respublica": 547154, "Aq Jol": 535139}
        votes |= {"People's Party": 432290, "OSDP": 331058, "Baytaq": 146431, "against all": 248291}
        verdict = SumClaim(parts=votes, total=6366441).check()

        assert verdict.text.startswith("The parts make 6,365,811, 630 fewer than the printed 6,366,441.")
        assert verdict.mends == {
            "People's Party": (Mend("transposition", 432920),),
            "against all": (Mend("transposition", 248921),),
        }

    def test_rounded_parts_may_miss_by_their_rounding(self):
        """Three thirds printed as 33.3 make 99.9, which is no contradiction; 99.5 would be."""
        thirds = {"A": "33.3", "B": "33.3", "C": "33.3"}

        assert SumClaim(parts=thirds, total=100).check().outcome == "holds"
        assert "rounding" in SumClaim(parts=thirds, total=100).check().text
        assert SumClaim(parts=thirds | {"C": "32.9"}, total=100).check().outcome == "does not hold"

    def test_a_misprinted_total(self):
        """The total can be what is misprinted."""
        assert SumClaim(parts={"A": 60, "B": 40}, total=700).check().mends == {
            "printed total": (Mend("digit", 100),)
        }

    def test_the_referendum_of_2026(self):
        """Yes, no, invalid and unaccounted ballots make those who voted."""
        parts = {"yes": 7954667, "no": 898099, "invalid": 146558, "unaccounted": 127868}

        assert SumClaim(parts=parts, total=9127192).check().outcome == "holds"


class TestShare:
    def test_it_depends_on_the_denominator(self):
        """76 seats of 2021 are 71 % of all 107 and 78 % of the 98 elected."""
        verdict = ShareClaim(part=76, printed="71", of={"all": 107, "elected": 98}).check()

        assert verdict.outcome == "depends"
        assert (verdict.fits, verdict.misfits) == (("all",), ("elected",))
        assert "71.03 % of 'all' (107) and 77.55 % of 'elected' (98)" in verdict.text

    def test_no_denominator_fits(self):
        """29 women of 107 or of 106 are no 3 %."""
        verdict = ShareClaim(part=29, printed="3", of={"all": 107, "in office": 106}).check()

        assert verdict.outcome == "does not hold"
        assert not verdict.mends

    def test_a_misprinted_part(self):
        """3,341,510 is 52.49 % and not 53.90 %; with two digits exchanged it is."""
        verdict = ShareClaim(part=3341510, printed="53.90", of={"valid": 6366441}).check()

        assert verdict.outcome == "does not hold"
        assert verdict.mends == {"part": (Mend("transposition", 3431510),)}

    @pytest.mark.parametrize(
        ("part", "printed", "base"),
        [(525, "86.21", 609), (359, "82.53", 435), (76, "17.47", 435), (85, "19.54", 435), (80, "28.5", 281),
         (107, "38.1", 281), (6, "30", 20), (7954667, "87.15", 9127192), (7954667, "89.86", 8852766)],
    )  # fmt: skip
    def test_shares_of_the_notes(self, part, printed, base):
        """Shares that the commission and the press printed in 2023 and 2026."""
        assert ShareClaim(part=part, printed=printed, of={"base": base}).check().outcome == "holds"


class TestTurnout:
    def test_the_final_turnout_of_2023(self):
        """Without a number of voters the claim cannot be checked, but the range is told."""
        verdict = TurnoutClaim(printed="54.21", registered=12035578).check()

        assert verdict.outcome == "cannot be checked"
        assert verdict.allowed == Interval(6523886, 6525088)

    def test_a_claim_with_voters(self):
        """Valid ballots are no voters: 6,366,441 is 52.90 %; the preliminary count would fit."""
        claim = TurnoutClaim(printed="54", registered=12035578, cast=6366441, voters={"preliminary": 6521860})

        assert claim.check().outcome == "does not hold"
        assert claim.check().fits == ("preliminary",)
        assert "52.90 %" in claim.check().text

    def test_other_numbers_of_voters(self):
        """All, some or none of the known numbers may fit; if none does, the claim stays open."""
        known = {"preliminary": 6521860, "list votes": 6366441}

        def outcome(*names):
            voters = {name: known[name] for name in names}
            return TurnoutClaim(printed="54.19", registered=12035578, voters=voters).check().outcome

        assert outcome("preliminary") == "holds"
        assert outcome("preliminary", "list votes") == "depends"
        assert outcome("list votes") == "cannot be checked"

    @pytest.mark.parametrize(
        ("printed", "cast", "registered", "expected"),
        [("64.56", 6082430, 8891561, "does not hold"), ("68.41", 6082430, 8891561, "holds"),
         ("63.25", 7539280, 11919241, "holds"), ("73.12", 9127192, 12482613, "holds")],
    )  # fmt: skip
    def test_other_elections(self, printed, cast, registered, expected):
        """Turnouts of 2007 (two are printed), 2021 and of the referendum of 2026."""
        claim = TurnoutClaim(printed=printed, registered=registered, cast=cast)

        assert claim.check().outcome == expected

    def test_nobody_registered(self):
        """A roll of nobody has no turnout."""
        with refused(el.MissingFigure, LookupError, "registered: 0"):
            TurnoutClaim(printed="54", registered=0)


class TestEqual:
    def test_a_changed_digit_is_named(self):
        """65.23 differs from 65.21 by one digit."""
        verdict = EqualClaim(printed="65.23", references={"commission": "65.21"}).check()

        assert verdict.outcome == "does not hold"
        assert verdict.mends == {"printed": (Mend("digit", "65.21"),)}
        assert "65.21 (0.02 less)" in verdict.text

    def test_an_exchange_is_named(self):
        """3,341,510 is 3,431,510 with two digits exchanged."""
        verdict = EqualClaim(printed=3341510, references={"commission": 3431510}).check()

        assert verdict.mends == {"printed": (Mend("transposition", 3431510),)}

    @pytest.mark.parametrize(
        ("printed", "reference", "agrees"),
        [("54", "54.19", True), ("54", "54.5", True), ("54", "54.51", False), ("65.1", "65.10", True),
         ("65.10", "65.1", True), ("65.14", "65.1", True), ("65.16", "65.1", False), (54, 54, True),
         (54, "54.19", False), ("54 %", "54.19", True)],
    )  # fmt: skip
    def test_figures_agree_at_the_coarser_rounding(self, printed, reference, agrees):
        """A difference of half a unit of the coarser figure is no contradiction; a count is exact."""
        verdict = EqualClaim(printed=printed, references={"source": reference}).check()

        assert verdict.outcome == ("holds" if agrees else "does not hold")

    def test_sources_that_disagree(self):
        """What one source has and another has not depends on the source."""
        verdict = EqualClaim(printed="42.41", references={"one": "42.91", "another": "42.41"}).check()

        assert verdict.outcome == "depends"
        assert (verdict.fits, verdict.misfits) == (("another",), ("one",))

    def test_about(self):
        """A claim may allow a difference of its own."""
        assert EqualClaim(printed="53", references={"result": "53.90"}).check().outcome == "does not hold"
        assert EqualClaim(printed="53", references={"result": "53.90"}, within="1").check().outcome == "holds"


class TestRank:
    REGIONS = {"Kyzylorda": "67.21", "Kostanay": "65.10", "Almaty": "25.82"}  # noqa: RUF012 - not changed

    def test_first_and_last(self):
        """Both ends can be claimed together, and both must be right."""
        assert RankClaim(values=self.REGIONS, highest="Kyzylorda", lowest="Almaty").check().outcome == "holds"
        wrong = RankClaim(values=self.REGIONS, highest="Kyzylorda", lowest="Kostanay").check()

        assert wrong.outcome == "does not hold"
        assert "The lowest figure is 25.82 ('Almaty')" in wrong.text

    def test_a_shared_first_place(self):
        """Figures that are printed alike do not say who is first."""
        values = self.REGIONS | {"Pavlodar": "67.21"}

        assert RankClaim(values=values, highest="Pavlodar").check().outcome == "depends"

    def test_bad_input(self):
        """An end and a known name must be given."""
        with refused(el.MissingFigure, LookupError, "name at least one"):
            RankClaim(values=self.REGIONS)
        with refused(el.UnknownName, KeyError, "did you mean 'Almaty'"):
            RankClaim(values=self.REGIONS, lowest="Almatty")


class TestCount:
    def test_number_and_names(self):
        """The number must be right, and those named among them."""
        values = {"A": 70, "B": 60, "C": 50}

        def outcome(**claimed):
            return CountClaim(values=values, more_than=55, **claimed).check().outcome

        assert outcome(number=2) == "holds"
        assert outcome(number=3) == "does not hold"
        assert outcome(number=2, names=["A"]) == "holds"
        assert outcome(number=2, names=["A", "C"]) == "does not hold"
        assert outcome(names=["B", "A"]) == "holds"
        assert outcome(names=["A"]) == "depends"

    def test_more_than_and_at_least(self):
        """A figure just at the bound counts for one and not for the other, and the text says so."""
        values = {"A": 70, "B": 60}

        assert CountClaim(values=values, more_than=60, number=1).check().outcome == "holds"
        assert CountClaim(values=values, at_least=60, number=2).check().outcome == "holds"
        assert "Exactly at the bound: 'B'" in CountClaim(values=values, at_least=60, number=2).check().text

    def test_a_rounded_figure_at_the_bound(self):
        """A printed 5.20 cannot tell whether 5.2 % is reached; 7 could not in any case."""
        values = {"OSDP": "5.20", "Baytaq": "2.30"}
        verdict = CountClaim(values=values, at_least="5.2", number=1).check()

        assert verdict.outcome == "depends"
        assert "Too rounded to tell: 'OSDP'" in verdict.text
        assert CountClaim(values=values, at_least="5.2", number=2).check().outcome == "does not hold"

    def test_the_base_decides_2004(self):
        """AIST passed 7 % of the valid ballots of 2004, not of the voters."""
        votes = {"Otan": 2883706, "Ak Zhol": 572672, "Asar": 541239, "AIST": 336177, "Opposition": 163824}
        bases = {"valid": 4757773, "voters": 4893204}
        verdict = CountClaim(values=votes, at_least="7 %", number=4, of=bases).check()

        assert verdict.outcome == "depends"
        assert (verdict.fits, verdict.misfits) == (("valid",), ("voters",))

    def test_the_largest_base_that_osdp_passes(self):
        """OSDP has 5 % of any base up to 6,621,160."""
        bases = {"last": 6621160, "next": 6621161}
        verdict = CountClaim(values={"OSDP": 331058}, at_least="5", number=1, of=bases).check()

        assert verdict.fits == ("last",)

    def test_bad_input(self):
        """One bound, and a number or names, are needed."""
        with refused(el.MissingFigure, LookupError, "give one of the two"):
            CountClaim(values={"A": 1}, number=1)
        with refused(el.MissingFigure, LookupError, "give one of the two"):
            CountClaim(values={"A": 1}, more_than=1, at_least=1, number=1)
        with refused(el.MissingFigure, LookupError, "say how many, or who"):
            CountClaim(values={"A": 1}, more_than=1)
        with refused(el.UnknownName, KeyError, "'B' is not known"):
            CountClaim(values={"A": 1}, more_than=1, names=["B"])
        with refused(el.InvalidTally, ValueError, "give a list of names"):
            CountClaim(values={"A": 1}, more_than=1, names="A")


class TestSequence:
    def test_the_first_fall_is_named(self):
        """Turnout in Turkistan fell between two tables; 51.07 would not have."""
        verdict = SequenceClaim(
            values=[("16:10", "49.14"), ("18:10", "41.07"), ("22:10", "53.01"), ("23:00", "52.00")]
        ).check()

        assert verdict.outcome == "does not hold"
        assert verdict.misfits == ("18:10",)
        assert verdict.mends["18:10"] == (Mend("digit", "51.07"),)

    def test_standing_still_is_no_fall(self):
        """Equal figures do not fall."""
        assert SequenceClaim(values={"1": 5, "2": 5, "3": 6}).check().outcome == "holds"

    def test_order_matters(self):
        """The same figures in another order are another claim."""
        assert SequenceClaim(values={"1": 5, "2": 6}) != SequenceClaim(values={"2": 6, "1": 5})

    def test_a_time_twice(self):
        """A time stands once."""
        with refused(el.InvalidTally, ValueError, "stands twice"):
            SequenceClaim(values=[("1", 5), ("1", 6)])


@pytest.mark.parametrize(
    "build",
    [lambda: SumClaim(parts={}, total=0), lambda: ShareClaim(part=1, printed="5", of={}),
     lambda: EqualClaim(printed=1, references={}), lambda: SequenceClaim(values={})],
)  # fmt: skip
def test_a_claim_about_nothing_is_refused(build):
    """Every claim needs something to check."""
    with refused(el.MissingFigure, LookupError, "give at least one"):
        build()


def test_too_many_figures_are_refused():
    """A claim is bounded."""
    with refused(el.InvalidTally, ValueError, "at most 1000"):
        SumClaim(parts={str(number): 1 for number in range(1001)}, total=1001)
