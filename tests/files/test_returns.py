"""Returns from CSV files: aliases, names in every script, unknown figures, and whatever does not fit."""

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusing import refused

import electoral as el
from electoral.files.returns import returns_of
from electoral.files.tables import table_text

HEAD = "tier,district,contestant,votes\n"
#: A name with a letter that Unicode writes in two ways: as one character, and as a letter with a mark.
ONE = unicodedata.normalize("NFC", "Партия й")
TWO = unicodedata.normalize("NFD", ONE)


def rows(*lines):
    """Give returns of the tier "list" in one nation."""
    return HEAD + "".join(f"list,nation,{line}\n" for line in lines)


class TestNames:
    def test_parties_may_be_named_by_their_aliases(self, folder):
        """Votes, nominations, lists and declared winners by an alias belong to the party of that key."""
        returns = returns_of(
            folder(
                parties__csv="party,aliases,registration_order,minority\nAuyl,Ауыл|AUYL,1,yes\nAmanat,Аманат,,no\n",
                returns__csv=rows("Ауыл,5", "Аманат,6"),
                nominations__csv="district,contestant,party\n1,Ann,AUYL\n1,Bob,independent\n",
                declared__csv="tier,district,contestant,seats\nraces,1,Ann,1\nraces,2,Ауыл,1\nraces,1,Bob,0\n",
                lists__csv="tier,party,persons,in_groups\nlist,AUYL,10,3\n",
                candidates__csv="tier,party,candidate,sex,birth_date,groups\nlist,Аманат,Ann,female,1990-01-01,none\n",
            )
        )

        assert returns.tallies["list"]["nation"].votes == {"Auyl": 5, "Amanat": 6}
        assert returns.party("1", "Ann") == "Auyl"
        assert returns.party("1", "Bob") is None
        assert returns.declared["races"]["2"] == {"Auyl": 1}
        assert returns.list_of("list", "Auyl").in_groups == 3
        assert returns.list_of("list", "Amanat").candidates[0].groups == frozenset()
        assert returns.party_named("AUYL").minority
        assert returns.party_named("Ауыл").registration_order == 1

    @pytest.mark.parametrize(
        "key", ["Ақ жол", "Әділет", "Народная партия", "ҚКХП", "日本維新の会", "حزب", "I'm Ok"]
    )
    def test_names_of_every_script_work(self, folder, key):
        """A party named in any script is counted and shown under its name."""
        place = folder(returns__csv=rows(f"{key},60", "B,40"))
        count = el.load(place).count()

        assert count.seats == {key: 6, "B": 4}
        assert key in str(count)
        assert key in count.explain()

    @given(
        st.dictionaries(
            st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=9)
            .map(lambda text: unicodedata.normalize("NFC", text))
            .filter(lambda text: text.strip() == text and text.casefold() != "independent"),
            st.none() | st.integers(0, 10**12) | st.fractions(0, 9, max_denominator=99),
            min_size=1,
            max_size=5,
        )
    )
    def test_votes_that_are_written_are_read_back(self, tmp_path_factory, votes):
        """A tally written as a table and read is equal: unknown stays unknown, 0 is 0, parts are exact."""
        place = tmp_path_factory.getbasetemp()
        lines = [["list", "nation", key, number] for key, number in votes.items()]
        (place / "returns.csv").write_text(
            table_text(["tier", "district", "contestant", "votes"], lines), encoding="utf-8"
        )

        assert returns_of(place).tallies["list"]["nation"] == el.Tally(votes)

    @pytest.mark.parametrize(
        "changes",
        [
            {"returns__csv": rows("A,1", "B,2", "A,3")},
            {"returns__csv": rows(f"{ONE},1", f"{TWO},2")},
            {"returns__csv": rows("A,1", "Алия,2"), "parties__csv": "party,aliases\nA,Алия\n"},
            {"parties__csv": "party\nA\nB\nA\n"},
            {"parties__csv": f"party\nA\nB\n{ONE}\n{TWO}\n"},
            {"parties__csv": "party,aliases\nA,B\nB,\n"},
            {"parties__csv": "party,aliases\nA,C\nB,C\n"},
            {"parties__csv": f"party,aliases\nA,{ONE}|{TWO}\nB,\n"},
            {"parties__csv": "party,aliases\nA,A\nB,\n"},
            {"parties__csv": "party,registration_order\nA,1\nB,1\n"},
            {"totals__csv": "tier,district,valid\nlist,nation,100\nlist,nation,100\n"},
            {"districts__csv": "tier,district\nlist,nation\nlist,nation\n"},
            {"districts__csv": f"tier,district\nlist,{ONE}\nlist,{TWO}\nlist,nation\n"},
            {"nominations__csv": "district,contestant,party\nnation,A,independent\nnation,A,B\n"},
            {"nominations__csv": f"district,contestant,party\nnation,{ONE},B\nnation,{TWO},B\n"},
            {"lists__csv": "tier,party,persons\nlist,A,5\nlist,A,5\n"},
            {
                "lists__csv": "tier,party,persons\nlist,A,5\nlist,C,5\n",
                "parties__csv": "party,aliases\nA,C\nB,\n",
            },
            {"candidates__csv": "tier,party,candidate\nlist,A,Ann\nlist,A,Ann\n"},
            {"declared__csv": "tier,district,contestant,seats\nx,1,A,1\nx,1,A,1\n"},
        ],
        ids="+".join,
    )
    def test_nothing_stands_twice(self, folder, changes):
        """What stands twice, also in two spellings or Unicode forms, is refused; no line is dropped."""
        with refused(el.ElectoralError, ValueError, "twice"):
            returns_of(folder(**changes))

    @pytest.mark.parametrize(
        "changes",
        [
            {"totals__csv": f"tier,district,valid\nlist,{TWO},100\n"},
            {"nominations__csv": f"district,contestant,party\n{TWO},{TWO},{TWO}\n"},
            {"lists__csv": f"tier,party,persons\nlist,{TWO},5\n"},
            {"candidates__csv": f"tier,party,candidate\nlist,{TWO},Ann\n"},
            {"districts__csv": f"tier,district,seats\nlist,{TWO},5\n"},
        ],
        ids=lambda changes: next(iter(changes)),
    )
    def test_both_unicode_forms_are_one_name(self, folder, changes):
        """Files written on different machines name the same party and district in both Unicode forms."""
        place = folder(
            parties__csv=f"party\n{ONE}\nB\n",
            returns__csv=f"{HEAD}list,{ONE},{ONE},5\nlist,{ONE},B,4\n",
            **changes,
        )

        assert returns_of(place).tallies["list"][ONE].votes[ONE] == 5

    def test_tiers_in_both_unicode_forms_are_one_tier(self, folder):
        """A district whose tier is written in the other Unicode form is a district of that tier."""
        place = folder(
            returns__csv=f"{HEAD}{ONE},1,A,5\n{ONE},1,B,4\n",
            districts__csv=f"tier,district,seats\n{TWO},1,3\n",
        )

        assert returns_of(place).seats(ONE, "1") == 3

    def test_aliases_in_both_unicode_forms_are_one_party(self, folder):
        """A list by name under an alias in the other Unicode form belongs to the party, and to its tier."""
        place = folder(
            parties__csv=f"party,aliases\nA,{ONE}\nB,\n",
            lists__csv=f"tier,party,persons\n{TWO},{TWO},1\n",
            candidates__csv=f"tier,party,candidate\n{TWO},{TWO},Ann\n",
            nominations__csv=f"district,contestant,party\nnation,C,{TWO}\n",
            returns__csv=rows(f"{TWO},5", "B,4", "C,3"),
        )
        returns = returns_of(place)

        assert returns.tallies["list"]["nation"].votes["A"] == 5
        assert returns.party("nation", "C") == "A"
        assert [each.name for each in returns.list_of(ONE, "A").candidates] == ["Ann"]
        assert len(returns.lists) == 1

    def test_two_names_that_only_look_alike_when_joined_are_two(self, folder):
        """District "c" of "a b" and district "b c" of "a" are different districts."""
        place = folder(
            returns__csv=f"{HEAD}a b,c,A,1\na,b c,A,1\n",
            districts__csv="tier,district,seats\na b,c,1\na,b c,2\n",
        )

        assert len(returns_of(place).districts) == 2

    @pytest.mark.parametrize(
        ("line", "match"),
        [
            (",5", "contestant: is empty"),
            ("A\x1b[31m,5", r"line 2: contestant: 'A\\x1b\[31m' has control"),
            ("A\u202eB,5", r"'A\\u202eB' has control or invisible"),
            ("A\u200bB,5", "has control or invisible"),
            ("\ufeffA,5", "has control or invisible"),
            ("A\0,5", r"'A\\x00' has control"),
            (" A,5", "has spaces around it"),
            ("A" * 201 + ",5", "is longer than 200 characters"),
        ],
    )
    def test_names_that_cannot_be_shown_are_refused(self, folder, line, match):
        """A name with control, invisible or too many characters, or none, is refused with its line."""
        with refused(el.InvalidFile, ValueError, match):
            returns_of(folder(returns__csv=rows(line, "B,4")))


class TestFigures:
    def test_blank_is_unknown_and_zero_is_none(self, folder):
        """An empty cell is a figure that is not known; 0 is a figure."""
        place = folder(
            returns__csv=rows("A,", "B,0", "C,25/2"),
            totals__csv="tier,district,registered,cast,valid,against_all,blank,invalid,partial\nlist,nation,,9,,,,0,yes\n",
        )
        tally = returns_of(place).tallies["list"]["nation"]

        assert tally.votes == {"A": None, "B": 0, "C": Fraction(25, 2)}
        assert (tally.registered, tally.cast, tally.valid, tally.invalid) == (None, 9, None, 0)
        assert tally.partial

    def test_unknown_votes_elect_nobody(self, folder):
        """A count that needs votes which are not known names the contestant."""
        with refused(el.MissingFigure, LookupError, "votes for 'A' are not known; give them, 0 if none"):
            el.load(folder(returns__csv=rows("A,", "B,5"))).count()

    @pytest.mark.parametrize(
        "cell", ["1 234", "1.234", "12.0", "-1", "٣٤", "1_000", "1e3", "0x1f", "9/0", "1e9999999", "NaN", "x"]
    )
    @pytest.mark.parametrize(
        ("file", "content"),
        [
            ("returns.csv", "tier,district,contestant,votes\nlist,nation,A,{}\n"),
            ("totals.csv", "tier,district,registered\nlist,nation,{}\n"),
            ("districts.csv", "tier,district,seats\nlist,nation,{}\n"),
            ("districts.csv", "tier,district,electorate\nlist,nation,{}\n"),
            ("parties.csv", "party,registration_order\nA,{}\nB,\n"),
            ("lists.csv", "tier,party,persons\nlist,A,{}\n"),
            ("declared.csv", "tier,district,contestant,seats\nx,1,A,{}\n"),
        ],
    )
    def test_numbers_are_read_strictly_everywhere(self, folder, file, content, cell):
        """A number in another notation is refused in every file, with its line and column."""
        with refused(el.InvalidFile, ValueError, rf"{file}: line 2: \w+: .* is no number"):
            returns_of(folder(**{file: content.format(cell)}))

    def test_thousands_with_commas_are_too_many_cells(self, folder):
        """1,234 without quotes is two cells, and the message asks about the comma."""
        with refused(el.InvalidFile, ValueError, "line 2: row: 5 cells for 4 columns; are thousands written"):
            returns_of(folder(returns__csv=rows("A,1,234")))

    @pytest.mark.parametrize(
        ("file", "content"),
        [
            ("parties.csv", "party,registration_order\nA,1/2\nB,\n"),
            ("districts.csv", "tier,district,seats\nlist,nation,1/2\n"),
            ("lists.csv", "tier,party,persons\nlist,A,1/2\n"),
            ("declared.csv", "tier,district,contestant,seats\nx,1,A,1/2\n"),
        ],
    )
    def test_what_is_counted_one_by_one_is_whole(self, folder, file, content):
        """Seats, persons and orders are whole numbers."""
        with refused(el.InvalidFile, ValueError, "'1/2' is not whole"):
            returns_of(folder(**{file: content}))


class TestWhatDoesNotFit:
    @pytest.mark.parametrize(
        ("changes", "match"),
        [
            ({"returns__csv": ""}, "returns.csv: is empty"),
            ({"returns__csv": HEAD}, "returns.csv: has no rows below the column names"),
            ({"returns__csv": "tier,district,votes\nlist,nation,5\n"}, "column 'contestant' is missing"),
            ({"returns__csv": HEAD.replace(",", ";")}, "separate columns by commas"),
            ({"returns__csv": rows("A,5").encode("utf-16")}, "is UTF-16"),
            ({"returns__csv": rows("É,5").encode("latin-1")}, "line 2: is not UTF-8"),
            (
                {"totals__csv": "tier,district,valid\nlist,nowhere,5\n"},
                "district 'nowhere' of 'list' has no returns",
            ),
            ({"totals__csv": "tier,district,partial\nlist,nation,maybe\n"}, "partial: 'maybe' is not known"),
            ({"parties__csv": "party,minority\nA,maybe\n"}, "minority: 'maybe' is not known"),
            ({"parties__csv": "party,aliases\nA,x||y\nB,\n"}, "alias: '' is empty"),
            ({"parties__csv": "party\nindependent\n"}, "cannot be the name of a party"),
            ({"declared__csv": "tier,district,contestant,seats\nx,1,A,\n"}, "seats: is empty"),
            (
                {"candidates__csv": "tier,party,candidate,sex\nlist,A,Ann,f\n"},
                "sex: 'f' is not known",
            ),
            ({"candidates__csv": "tier,party,candidate,birth_date\nlist,A,Ann,1990-02-30\n"}, "is no date"),
            ({"candidates__csv": "tier,party,candidate,birth_date\nlist,A,Ann,19900203\n"}, "is no date"),
            ({"candidates__csv": "tier,party,candidate,birth_date\nlist,A,Ann,٢٠٠٠-01-01\n"}, "is no date"),
        ],
    )
    def test_a_bad_file_is_refused_by_its_name(self, folder, changes, match):
        """What is wrong in one file is told with that file."""
        with refused(el.InvalidFile, ValueError, match) as caught:
            returns_of(folder(**changes))

        assert str(caught.value).startswith(next(iter(changes)).replace("__", "."))

    @pytest.mark.parametrize(
        ("changes", "match"),
        [
            ({"parties__csv": "party\nA\n"}, "party: 'B' is not known; .*Known: 'A'"),
            ({"parties__csv": "party\nA\nBe\n"}, "'B' is not known; did you mean 'Be'"),
            ({"lists__csv": "tier,party,persons\nlist,C,5\n"}, "'C' is not known"),
            (
                {"nominations__csv": "district,contestant,party\nnation,A,Z\n", "parties__csv": "party\nB\n"},
                "'Z'",
            ),
        ],
    )
    def test_an_unknown_party_is_refused(self, folder, changes, match):
        """A party that does not stand is refused with the nearest of those that do."""
        with refused(el.UnknownName, KeyError, match):
            returns_of(folder(**changes))

    def test_a_candidate_whom_nobody_put_up_is_told_of_nominations(self, folder):
        """Who is neither a party nor nominated may be a candidate: the message says where to say it."""
        place = folder(parties__csv="party\nA\n", returns__csv=rows("A,5", "А. Иванов,4"))

        with refused(
            el.UnknownName, KeyError, "'А. Иванов' is not known; .* if this is a candidate, say in nominat"
        ):
            returns_of(place)

    def test_another_unknown_name_is_not_taken_for_a_candidate(self, folder):
        """A list of an unknown party has nothing to do with nominations."""
        place = folder(lists__csv="tier,party,persons\nlist,C,5\n")

        with refused(el.UnknownName, KeyError, "'C' is not known") as caught:
            returns_of(place)
        assert "nominations" not in str(caught.value)

    def test_a_nomination_of_nobody_is_refused(self, folder):
        """A nomination whose district is misspelt is refused: else a candidate becomes a party."""
        place = folder(nominations__csv="district,contestant,party\nnaton,A,independent\n")

        with refused(el.ElectoralError, (ValueError, KeyError), "'naton'|'A'"):
            el.load(place).count()

    @pytest.mark.parametrize("file", ["districts__csv", "lists__csv", "candidates__csv"])
    def test_a_tier_that_the_law_does_not_have_is_refused(self, folder, file):
        """A misspelt tier is refused in every file that names tiers: else its rows would be ignored."""
        contents = {
            "districts__csv": "tier,district,seats\nlst,nation,5\n",
            "lists__csv": "tier,party,persons\nlst,A,5\n",
            "candidates__csv": "tier,party,candidate\nlst,A,Ann\n",
        }

        with refused(el.ElectoralError, (ValueError, KeyError), "'lst'"):
            el.load(folder(**{file: contents[file]})).count()

    def test_a_tier_of_returns_that_the_law_does_not_have_is_refused(self, folder):
        """Votes in a tier that the law does not have are refused, not left out."""
        place = folder(returns__csv=rows("A,1") + "lst,nation,A,5\n")

        with refused(el.InvalidReturns, ValueError, "tier 'lst' is not in system"):
            el.load(place).count()

    def test_a_tier_without_returns_is_refused(self, folder):
        """A tier of the law that has no votes is refused by its name."""
        with refused(el.UnknownName, KeyError, "tier: 'list' is not known"):
            el.load(
                folder(returns__csv=f"{HEAD}".replace("tier", "tier") + "other,nation,A,1\n")
            ).system.count(el.Returns({}))

    def test_a_missing_district_is_refused(self, folder):
        """A district of the list of districts without votes is refused by its name."""
        place = folder(districts__csv="tier,district,seats\nlist,nation,10\nlist,abroad,1\n")

        with refused(el.InvalidReturns, ValueError, "no returns for district 'abroad'"):
            el.load(place).count()

    def test_a_district_that_is_not_listed_is_refused(self, folder):
        """Votes of a district that is not in the list of districts are refused by its name."""
        place = folder(
            returns__csv=rows("A,1") + "list,abroad,A,5\n",
            districts__csv="tier,district,seats\nlist,nation,10\n",
        )

        with refused(el.InvalidReturns, ValueError, "'abroad' is none of its districts"):
            el.load(place).count()

    @pytest.mark.parametrize("seats", ["", None])
    def test_missing_seats_are_refused(self, folder, seats):
        """A district whose seats nobody gives is refused by its name, not given one."""
        changes = {} if seats is None else {"districts__csv": "tier,district,seats\nlist,nation,\n"}
        system = (folder() / "system.toml").read_text().replace("seats = 10", 'seats = "districts"')

        with refused(el.MissingFigure, LookupError, "district 'nation': its seats are not known"):
            el.load(folder(system__toml=system, **changes)).count()

    def test_returns_or_declared_winners_must_be_there(self, folder):
        """A folder without votes and without declared winners is missing its returns."""
        with refused(el.MissingFile, FileNotFoundError, r"returns\.csv: not found"):
            returns_of(folder(returns__csv=None))
