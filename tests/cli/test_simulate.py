"""The command `simulate`."""

POLL = "Amanat=45%,Auyl=12%,OSDP=6%"


def test_it_prints_seats_majorities_and_thresholds(run):
    """Each party has a line, and a coalition one of its own; the same seed prints the same."""
    words = ("simulate", "kazakhstan-2023", "--elections", 300, "--seed", 4)
    done = run(*words, "--poll", POLL, "--error", "2%", "--swing", "uniform", "--coalition", "Amanat,Auyl")
    again = run(*words, "--poll", POLL, "--error", "2%", "--swing", "uniform", "--coalition", "Amanat,Auyl")

    assert done.status == 0
    assert done.out == again.out
    assert "qualified (party list)" in done.out
    assert "More than half together: Amanat + Auyl: 100.00 %" in done.out
    assert "300 made elections by the law of: Kazakhstan, Mazhilis, 19 March 2023." in done.out


def test_without_a_poll_votes_vary_around_the_returns(run):
    """With a concentration alone the returns are the middle."""
    done = run("simulate", "kazakhstan-2012", "--elections", 100, "--seed", 1, "--concentration", 1000)

    assert done.status == 0
    assert "Nur Otan" in done.out


def test_what_is_missing_or_wrong_is_told(run):
    """A poll without its error, an unknown party and a share that is none are refused with status 2."""
    words = ("simulate", "kazakhstan-2023", "--elections", 10, "--seed", 1)
    for elections, seed, message in (("10", "1.5", "'1.5' is no whole"), ("1e3", "1", "'1e3' is no whole")):
        done = run(*words[:2], "--concentration", 5, "--elections", elections, "--seed", seed)
        assert done.status == 2
        assert message in done.err
    for more, message in (
        ((), "--concentration: say how much votes vary"),
        (("--error", "2%"), "--error and --swing are of a poll"),
        (("--poll", POLL), "a poll needs --error"),
        (("--poll", "Amnat=5%", "--error", "1%", "--swing", "uniform"), "did you mean 'Amanat'"),
        (("--poll", "Amanat", "--error", "1%", "--swing", "uniform"), "'Amanat' is no share"),
        (("--poll", "A=1%,A=2%", "--error", "1%", "--swing", "uniform"), "'A' stands twice"),
        (("--poll", "Amanat=5", "--error", "1%", "--swing", "uniform"), "is not a share"),
    ):
        done = run(*words, *more)
        assert done.status == 2
        assert message in done.err
