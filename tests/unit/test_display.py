"""Counts and records as pages of text: what they must say, and how."""

import made
import pytest
from counted import COUNTS
from made import ORDER_THEN_LOTS, districts, drawn, lists, nation, races, system

import electoral as el
from electoral.display.layout import columns
from electoral.display.words import of

THREE = {"A": 30, "B": 20, "C": 20}
CITED = {"ties": "art. 7"}


def section(page, start):
    """Give the lines of a page from the one that starts so to the next blank line."""
    lines = [" ".join(line.split()) for line in str(page).split("\n")]
    at = next(place for place, line in enumerate(lines) if line.startswith(start))
    end = next((place for place in range(at, len(lines)) if not lines[place]), len(lines))
    return lines[at:end]


def ordered():
    """Count a tie of B and C for one of 2 seats (quotients 30, 20 and 20) by the order of registration."""
    law = system(lists(seats=2, method="dhondt", ties=ORDER_THEN_LOTS, articles=CITED))
    return law.count(nation(THREE, orders={"A": 1, "B": 3, "C": 2}))


def tied_towns(*chosen):
    """Count a town with a winner, and a tied one, whose candidates have parties."""
    rows = {"North": {"Ann": 5, "Bob": 4}, "South": {"Cay": 7, "Dee": 7, "Eve": 1}}
    people = {"Ann": None, "Bob": "Y", "Cay": "X", "Dee": "Y", "Eve": "X"}
    nominations = [el.Nomination(place, key, people[key]) for place, row in rows.items() for key in row]
    law, returns = system(districts(articles=CITED)), races(rows, nominations=nominations)
    count = law.count(returns)
    return law.count(returns, [drawn(count.lot, *chosen)]) if chosen else count


class TestTies:
    def test_a_count_says_by_which_rule_and_article_a_tie_was_settled(self):
        """Registration order is told with its article, who was chosen, and the numbers."""
        assert section(ordered(), "Tie settled") == [
            "Tie settled: by order of registration (lists, nation) - art. 7",
            "1 of B, C: C",
            "registration numbers: B 3, C 2",
        ]

    def test_a_count_says_who_was_drawn(self):
        """A draw is told in the count, not only that there was a tie."""
        page = section(COUNTS["hare, tie drawn"](), "tied for")

        assert page[1:] == ["Tie settled: draw of lots (lists, nation)", "2 of B, C, D: C, D"]

    @pytest.mark.parametrize(("ties", "cited"), [(ORDER_THEN_LOTS, False), (made.LOTS, True)])
    def test_an_article_stands_behind_a_draw_only_if_lots_are_the_first_rule(self, ties, cited):
        """Lots behind another rule may be no rule of the law: then no article is cited for them."""
        law = system(lists(seats=2, method="dhondt", ties=ties, articles=CITED))
        returns = nation(THREE)
        count = law.count(returns, [drawn(law.count(returns).lot, "B")])

        assert section(count, "Tie settled")[0].endswith(" - art. 7") is cited
        assert ("Tie settled: draw of lots (lists, nation) - art. 7" in count.explain()) is cited

    def test_the_record_has_the_same_words(self):
        """The record names the rule in words too."""
        explained = ordered().explain()

        assert "Tie settled: by order of registration (lists, nation) - art. 7" in explained
        assert "registration numbers: B 3, C 2" in explained


class TestContests:
    def test_winner_and_runner_up_of_every_district_stand_in_one_table(self):
        """Names stand with their parties, independents without; each with their votes."""
        assert section(COUNTS["candidates and an independent"](), "2 seats (districts)") == [
            "2 seats (districts), most votes (plurality):",
            "district winner votes runner-up votes",
            "1 Ann (A) 5 Bob (B) 4",
            "2 Dee 8 Cay (A) 7",
        ]

    def test_an_open_tie_is_marked(self):
        """A tied district has no winner in the table, but the tied, their votes, and the open seats."""
        assert section(tied_towns(), "South") == ["South Cay (X), Dee (Y) 7 tie for 1 seat, lot open"]

    def test_a_settled_tie_is_marked_and_told(self):
        """A drawn winner is marked, and the draw stands below the table with its article."""
        assert section(tied_towns("Dee"), "South") == [
            "South Dee (Y) 7 Cay (X) 7 tie",
            "Tie settled: draw of lots (districts, South) - art. 7",
            "1 of Cay, Dee: Dee",
        ]

    def test_several_winners_have_a_line_each(self):
        """The runner-up stands beside the last winner; if several have as many votes, all of them."""
        count = system(districts()).count(races({"1": {"A": 5, "B": 9, "C": 3, "D": 3}}, seats=2))

        assert section(count, "1 ") == ["1 B 9", "1 A 5 C, D 3"]

    def test_everyone_is_elected_and_nobody_runs_up(self):
        """A district with one contestant has no runner-up."""
        count = system(districts()).count(races({"North": {"A": 5}}))

        assert section(count, "North") == ["North A 5"]

    @pytest.mark.parametrize(
        ("tier", "returns"),
        [
            (lambda mine: lists(seats=4, method=mine), nation(THREE)),
            (lambda mine: districts(winner=mine), races({"1": THREE}, seats=4)),
        ],
    )
    def test_a_method_of_the_users_own_has_a_plain_table(self, tier, returns):
        """Seats of a method without evidence are shown with votes and seats."""

        class Mine:
            name = "mine"

            def allocate(self, votes, seats, minimum=None, maximum=None):
                """Allocate by D'Hondt, and give no evidence."""
                found = el.allocate(votes, seats, method="dhondt", minimum=minimum, maximum=maximum)
                return el.Allocation(found.sure, found.tie)

        page = section(system(tier(Mine())).count(returns), "4 seats (")

        assert page[0].endswith("), mine:")
        assert page[1:3] == ["votes seats", "A 30 2"]


class TestAdmitted:
    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("admitted", "B joins, since fewer than 2 qualified"),
            ("admitted, no minimum", "B, C join, since fewer than 3 qualified"),
            ("admitted, tie drawn", "C joins, since fewer than 2 qualified"),
            ("admitted, tie open", "others join, since fewer than 2 qualified; a tie decides who"),
            (
                "admitted, one sure and a tie open",
                "B and others join, since fewer than 3 qualified; a tie decides who",
            ),
        ],
    )
    def test_who_joins_is_named_or_a_tie_decides(self, name, told):
        """One joins, several join, and if their lot is open the page says so instead of an empty name."""
        assert told in [line.strip() for line in str(COUNTS[name]()).split("\n")]


class TestWho:
    def test_one_base_is_named_above_the_percentages(self):
        """The percentages of a threshold say of what they are."""
        page = section(COUNTS["share of cast"](), "Who took part")

        assert page[2:4] == ["votes of cast", "A 50 40.65 % yes"]

    def test_every_base_of_a_combined_threshold_has_its_percentages(self):
        """Valid 110, cast 123 and roll 200: 50 votes are 45.45, 40.65 and 25 per cent."""
        page = section(COUNTS["any and all"](), "votes of")

        assert page[:2] == ["votes of valid of cast of registered", "A 50 45.45 % 40.65 % 25.00 % yes"]

    def test_a_base_that_stands_twice_has_one_column(self):
        """Two shares of the same base have one column of percentages."""
        who = el.Share("5%", of=el.Base.CONTESTANTS) | el.Share("9%", of=el.Base.CONTESTANTS)
        count = system(lists(who=who)).count(nation({"A": 3, "B": 1}))

        assert section(count, "votes of") == ["votes of contestants", "A 3 75.00 % yes", "B 1 25.00 % yes"]

    def test_without_a_threshold_there_are_votes_only(self):
        """Where everyone takes part there is no base to take a percentage of."""
        assert section(COUNTS["hare"](), "Who took part")[2:4] == ["votes", "A 50 yes"]

    def test_one_vote_short_is_one_vote(self):
        """A shortfall of one is told in the singular."""
        count = system(lists(who=el.Share("1/2", of=el.Base.CONTESTANTS))).count(nation({"A": 6, "B": 5}))

        assert section(count, "B 5")[0] == "B 5 45.45 % no: 1 vote short"


class TestWords:
    def test_one_is_singular(self):
        """1 seat, 0 and 2 seats, a thousand with a comma."""
        assert [of(number, "seat") for number in (0, 1, 2, 1000)] == [
            "0 seats",
            "1 seat",
            "2 seats",
            "1,000 seats",
        ]

    def test_a_title_of_one_seat_and_most_votes(self):
        """No page says "1 seats" or gives the bare id of a method or a rule."""
        count = system(districts()).count(races({"1": {"A": 5, "B": 4}}))

        assert "1 seat (districts), most votes (plurality):" in str(count)
        assert "1 seat (districts, 1), most votes (plurality)" in count.explain()

    @pytest.mark.parametrize("name", COUNTS)
    def test_every_kind_of_count_has_readable_pages(self, name):
        """No page has "1 seats", an id of a rule, or a line that ends in spaces."""
        count = COUNTS[name]()
        for page in (str(count), count.explain()):
            assert " 1 seats" not in page
            assert "draw lots" not in page
            assert all(line == line.rstrip() for line in page.split("\n"))

    def test_columns_stand_to_the_left_or_to_the_right(self):
        """The columns named stand to the left, the others to the right."""
        assert columns([["a", "1", "b"], ["aa", "22", "bb"]], left=(0, 2)) == ["a    1  b", "aa  22  bb"]


class TestShortLists:
    def counted(self, persons):
        """Count 10 seats for A (6) and B (4), whose list has so many persons."""
        roster = el.CandidateList(tier="lists", party="B", persons=persons)
        return system(lists()).count(nation({"A": 6, "B": 4}, lists=(roster,)))

    def test_a_list_with_fewer_persons_than_seats_is_noticed(self):
        """A note names the party, its seats and its persons."""
        told = "B: 4 seats, but only 2 persons on its list; what the law says then is not known here"

        assert section(self.counted(2), "Note") == [f"Note (lists): {told}"]

    @pytest.mark.parametrize("persons", [4, 5, None])
    def test_a_list_that_is_long_enough_or_not_known_needs_no_note(self, persons):
        """As many persons as seats are enough, and nothing is said of a list that is not known."""
        assert "Note" not in str(self.counted(persons))
