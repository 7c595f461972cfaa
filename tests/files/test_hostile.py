"""Folders from strangers: whatever is in them, one error of ours within two seconds and 500 MB."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from made_files import HEAD, LIST, QUOTA

import electoral as el
from electoral.files.blank import blank
from electoral.files.reading import LONGEST_LINE, MOST_DOTS, MOST_FORM_BYTES, MOST_ROWS, MOST_TABLE_BYTES

SECONDS = 2.0
HANGING = 15
MEGABYTES = 500
LONGEST_MESSAGE = 20_000
ELECTION = 'title = "Made-up land"\ndate = 2025-01-01\n'
VOTES = "tier,district,contestant,votes\n"
ROOM = MOST_FORM_BYTES - 600


def who(text):
    """Give a system whose threshold is this text."""
    return HEAD + LIST.replace('"everyone"', text)


def seats(text):
    """Give a system whose number of seats is this text."""
    return HEAD + LIST.replace("seats = 10", f"seats = {text}")


def filled(line, size=ROOM):
    """Repeat a line up to a size."""
    return line * (size // len(line.encode()))


def numbered(line, size=ROOM):
    """Repeat a line, with numbers in it, up to a size."""
    made, length = [], 0
    while True:
        made.append(line.format(len(made)))
        length += len(made[-1].encode())
        if length > size:
            return "".join(made[:-1])


def table(columns, line, rows=MOST_ROWS, size=MOST_TABLE_BYTES - 200):
    """Give a table of numbered rows just under the limits."""
    return columns + "\n" + "".join(numbered(line + "\n", size).splitlines(keepends=True)[:rows])


def later(make):
    """Give a writer of content that is too large to be kept."""
    return lambda path: path.write_bytes(
        content if isinstance(content := make(), bytes) else content.encode()
    )


@contextmanager
def in_time():
    """Refuse to hang, and to work longer than the limit (work, not waiting: other tests run too)."""

    def ring(*_):
        msg = "it hangs"
        raise AssertionError(msg)

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(HANGING)
    start = time.process_time()
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert time.process_time() - start < SECONDS


def require_readable(message):
    """Require a message that can be shown on a terminal and read by people."""
    assert all(each.isprintable() or each == "\n" for each in message)
    assert len(message) < LONGEST_MESSAGE
    for inside in (
        "object has no attribute",
        "set_int_max_str_digits",
        "not iterable",
        "InvalidFile",
        "Errno",
    ):
        assert inside not in message


#: What stands in a file of the folder instead of what should.
CONTENTS = {
    "decimal integer": ("system.toml", seats("9" * 10**5)),
    "hex integer": ("system.toml", seats("0x" + "f" * 10**5)),
    "decimal integer in the limits of a line": ("system.toml", seats("9" * 3_900)),
    "hex integer in the limits of a line": ("system.toml", seats("0x" + "f" * 3_900)),
    "hex integer as a base": ("system.toml", who('{ share = "5%", of = 0x' + "f" * 3_900 + " }")),
    "hex integer as a share": ("system.toml", who("{ share = 0x" + "f" * 3_900 + ', of = "valid" }')),
    "hex integer as a tie rule": ("system.toml", HEAD + LIST.replace('"draw lots"', "0x" + "f" * 3_900)),
    "hex integer as a day": ("election.toml", ELECTION.replace("2025-01-01", "0x" + "f" * 3_900)),
    "hex integer in an array": ("system.toml", who("[0x" + "f" * 3_900 + "]")),
    "float out of bounds": ("system.toml", seats("1e9999999")),
    "float share out of bounds": ("system.toml", who('{ share = 1e9999999, of = "valid" }')),
    "not a number": ("system.toml", who('{ share = nan, of = "valid" }')),
    "share with an exponent": ("system.toml", who('{ share = "1e9999999%", of = "valid" }')),
    "share by zero": ("system.toml", who('{ share = "9/0", of = "valid" }')),
    "share of many digits": ("system.toml", who('{ share = "' + "9" * 3_900 + '%", of = "valid" }')),
    "votes of many digits": ("returns.csv", VOTES + "list,n,A," + "9" * 10**5 + "\n"),
    "votes of many digits in a line": ("returns.csv", VOTES + "list,n,A," + "9" * 3_900 + "\n"),
    "hex votes": ("returns.csv", VOTES + "list,n,A,0x" + "f" * 3_900 + "\n"),
    "votes with an exponent": ("returns.csv", VOTES + "list,n,A,1e9999999\n"),
    "votes by zero": ("returns.csv", VOTES + "list,n,A,9/0\n"),
    "deep arrays": ("system.toml", who("[" * 1_900 + "]" * 1_900)),
    "deeper arrays": ("system.toml", later(lambda: who("[\n" * 30_000 + "]\n" * 30_000))),
    "deep inline tables": ("system.toml", who("{ a = " * 600 + "1" + " }" * 600)),
    "deep conditions": ("system.toml", who("{ any = [\n" * 1_000 + '"everyone"' + "\n] }" * 1_000)),
    "nearly too deep conditions": ("system.toml", who("{ any = [\n" * 180 + "1" + "\n] }" * 180)),
    "thousands of dots": ("system.toml", HEAD + "a" + ".a" * 1_900 + " = 1\n" + LIST),
    "a table of thousands of dots": ("system.toml", HEAD + LIST + "[a" + ".a" * 1_900 + "]\n"),
    "many dots on every line": (
        "system.toml",
        HEAD + numbered(".".join(["a{0}"] * MOST_DOTS) + " = 1\n", ROOM - len(LIST)) + LIST,
    ),
    "long keys": ("system.toml", HEAD + numbered('"' + "k" * 3_900 + '{}" = 1\n', ROOM - 300) + LIST),
    "many keys": ("system.toml", HEAD + numbered("k{} = 1\n", ROOM - 300) + LIST),
    "many keys of a tier": ("system.toml", HEAD + LIST + numbered("k{} = 1\n", ROOM - 300)),
    "endless tiers": ("system.toml", HEAD + filled("[[tier]]\n")),
    "endless tiers of no type": ("system.toml", HEAD + filled("[[tier]]\nname = 'a'\n")),
    "endless tiers of one name": ("system.toml", HEAD + filled(LIST)),
    "changes of endless tiers": (
        "system.toml",
        'extends = "kazakhstan"\n[set]\n'
        + numbered('"z.a{}" = 1\n', ROOM // 2)
        + filled("[[tier]]\n", ROOM // 2)
        + 'name = "z"\n',
    ),
    "many conditions that are none": ("system.toml", who("{ any = [\n" + filled("1,\n", ROOM - 300) + "] }")),
    "many tie rules that are none": (
        "system.toml",
        HEAD + LIST.replace('["draw lots"]', "[\n" + filled("1,\n", ROOM - 300) + "]"),
    ),
    "many misspelt tie rules": (
        "system.toml",
        HEAD + LIST.replace('["draw lots"]', "[\n" + filled('"draw lost",\n', ROOM - 300) + "]"),
    ),
    "many sources that are none": ("election.toml", ELECTION + "sources = [\n" + filled("1,\n") + "]\n"),
    "many groups of one name": (
        "system.toml",
        HEAD + LIST + QUOTA.replace('["women"]', "[\n" + filled('"w",\n', ROOM - 400) + "]"),
    ),
    "a law above its folder": ("system.toml", 'extends = "../../x"\n'),
    "a law that is a path": ("system.toml", 'extends = "/etc"\n'),
    "tiers that are no tables": ("system.toml", 'extends = "kazakhstan"\ntier = [1]\n[set]\n"z.a" = 1\n'),
    "a name with control characters": ("system.toml", HEAD.replace("Made-up land", r"\u001b[31m") + LIST),
    "a name with a bidirectional override": ("system.toml", HEAD.replace("Made-up land", r"a\u202eb") + LIST),
    "a lone surrogate in TOML": ("system.toml", HEAD.replace("Made-up land", r"\ud800") + LIST),
    "a key with control characters": ("system.toml", HEAD + '"\\u001b[31m" = 1\n' + LIST),
    "a party with control characters": ("returns.csv", VOTES + "list,n,A\x1b[31m,5\n"),
    "a party with a bidirectional override": ("returns.csv", VOTES + "list,n,A\u202eB,5\n"),
    "a lone surrogate in UTF-8": ("returns.csv", VOTES.encode() + b"list,n,\xed\xa0\x80,5\n"),
    "a column with control characters": ("returns.csv", "tier,district,contestant,\x1b[31m\nlist,n,A,5\n"),
    "NUL in a table": ("returns.csv", VOTES + "list,n,A\0,5\n"),
    "NUL in TOML": ("system.toml", HEAD + LIST + "\0"),
    "nothing but NUL": ("returns.csv", later(lambda: "\0" * MOST_TABLE_BYTES)),
    "a giant field": ("returns.csv", later(lambda: VOTES + 'list,n,"' + "a" * 10**6 + '",5\n')),
    "a giant field of many lines": (
        "returns.csv",
        later(lambda: VOTES + 'list,n,"' + "a\n" * 10**6 + '",5\n'),
    ),
    "an unclosed quote": ("returns.csv", VOTES + 'list,n,"A,5\n'),
    "an unclosed quote over the whole file": (
        "returns.csv",
        later(lambda: VOTES + 'list,n,"A,5\n' + "aaa\n" * 900_000),
    ),
    "quotes": ("returns.csv", later(lambda: VOTES + '""\n' * 10**6)),
    "commas": ("returns.csv", later(lambda: VOTES + ("," * 3_900 + "\n") * 1_000)),
    "columns": ("returns.csv", ",".join(["tier"] * 780) + "\n"),
    "lines": ("returns.csv", later(lambda: "\n" * MOST_TABLE_BYTES)),
    "carriage returns": ("returns.csv", VOTES + "\r" * (LONGEST_LINE - 10)),
    "apostrophes": ("returns.csv", later(lambda: VOTES + ("'" * 3_900 + "=,n,A,5\n") * 1_000)),
    "too many rows": (
        "returns.csv",
        later(lambda: VOTES + "".join(f"list,n,{i},5\n" for i in range(MOST_ROWS + 1))),
    ),
    "a table of 100 MB": ("returns.csv", later(lambda: b"a,b\n" * 25_000_000)),
    "TOML of 100 MB": ("system.toml", later(lambda: b"a=1\n" * 25_000_000)),
    "one line of 100 MB": ("election.toml", later(lambda: b"a" * 100_000_000)),
    "faults on every row": ("returns.csv", later(lambda: table(VOTES.strip(), "list,n,P{},x"))),
    "an official result of long integers": (
        "official.toml",
        '[source]\ntext = "x"\n[tiers.list]\nA = 0x' + "f" * 3_900 + "\n",
    ),
}
#: What is no plain file at all.
KINDS = {
    "a pipe": os.mkfifo,
    "a folder": lambda path: path.mkdir(),
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "standard input": lambda path: path.symlink_to("/dev/stdin"),
    "a link out of the folder": lambda path: path.symlink_to("/etc/passwd"),
    "a link up": lambda path: path.symlink_to("../other.csv"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
}


class TestContents:
    @pytest.mark.parametrize("what", CONTENTS)
    def test_a_hostile_file_is_one_readable_error(self, folder, what):
        """A hostile file is refused in time, by an error of ours whose message can be shown."""
        file, content = CONTENTS[what]
        place = folder(**{file: content})

        with in_time(), pytest.raises(el.ElectoralError) as caught:
            el.load(place)
        require_readable(str(caught.value))

    @pytest.mark.parametrize(
        "file", ["election.toml", "system.toml", "returns.csv", "totals.csv", "official.toml"]
    )
    @pytest.mark.parametrize("kind", KINDS)
    def test_what_is_no_plain_file_is_refused(self, folder, file, kind):
        """Pipes, folders, devices and links that leave the folder are refused, saying what they are."""
        place = folder(**{file: None})
        (place.parent / "other.csv").write_text(VOTES)
        KINDS[kind](place / file)

        with in_time(), pytest.raises(el.ElectoralError, match=r"link|plain file|not found|device") as caught:
            el.load(place)
        require_readable(str(caught.value))

    def test_a_folder_may_be_a_link(self, folder, tmp_path):
        """A link to a folder of one's own is a folder; its files lie in it."""
        link = tmp_path / "link"
        link.symlink_to(folder())

        assert el.load(link).count().seats == {"A": 6, "B": 4}

    def test_a_link_inside_the_folder_is_a_file(self, folder):
        """A link to another file of the same folder is read."""
        place = folder(
            votes__csv=VOTES + "list,nation,A,1\n", returns__csv=lambda path: path.symlink_to("votes.csv")
        )

        assert el.load(place).count().seats == {"A": 10}

    def test_a_blank_election_is_not_written_through_a_link(self, tmp_path):
        """A link to nothing where the new folder should be is refused or made, never written elsewhere."""
        (tmp_path / "full").mkdir()
        (tmp_path / "full" / "returns.csv").write_text("mine")
        (tmp_path / "link").symlink_to(tmp_path / "full")

        with pytest.raises(el.InvalidFile, match="not empty"):
            blank(tmp_path / "link")
        assert (tmp_path / "full" / "returns.csv").read_text() == "mine"


CHILD = f"""
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} << 20, {MEGABYTES} << 20))
import electoral as el
from electoral.files.elections import load
start = time.process_time()
try:
    load(sys.argv[1])
    told = "loaded"
except el.ElectoralError as error:
    told = str(error)
seconds = time.process_time() - start
print(json.dumps([seconds, told[:50_000]]))
"""
#: Folders whose files are just under the limits, with the slowest content that we could think of.
FULL = {
    "votes": lambda: {"returns.csv": table(VOTES.strip(), "list,n,P{},5")},
    "districts of votes": lambda: {
        "returns.csv": table(VOTES.strip(), "list,{0},Ә{0},123456789012345678901234567890")
    },
    "tiers of votes": lambda: {"returns.csv": table(VOTES.strip(), "{0},{0},A,5")},
    "divided votes": lambda: {"returns.csv": table(VOTES.strip(), "list,{0},Ә," + "9" * 30 + "/{0}7")},
    "names to be composed": lambda: {
        "returns.csv": table(VOTES.strip(), "list,n," + "e\u0301" * 20 + "{},5")
    },
    "unknown parties": lambda: {
        "parties.csv": table("party", "Q" * 60 + "{}"),
        "returns.csv": table(VOTES.strip(), "list,n," + "QR" * 30 + "{},5"),
    },
    "parties": lambda: {
        "parties.csv": table("party,aliases,registration_order", "P{0},R{0}|S{0}|T{0}|U{0},{0}"),
        "returns.csv": table(VOTES.strip(), "list,n,U{},5"),
    },
    "aliases": lambda: {
        "parties.csv": table(
            "party,aliases", "P{0}," + "|".join(f"A{{0}}x{i}" for i in range(500)), size=3_900_000
        ),
        "returns.csv": VOTES + "list,n,P1,5\n",
    },
    "districts": lambda: {
        "districts.csv": table("tier,district,seats,parent", "list,{},1,x"),
        "returns.csv": table(VOTES.strip(), "list,{},A,5"),
    },
    "nominations": lambda: {
        "nominations.csv": table("district,contestant,party", "{0},A{0},P{0}"),
        "returns.csv": table(VOTES.strip(), "list,{0},A{0},5"),
    },
    "totals": lambda: {
        "totals.csv": table(
            "tier,district,registered,cast,valid,against_all,blank,invalid", "list,{},1,1,1,1,1,1"
        ),
        "returns.csv": table(VOTES.strip(), "list,{},A,5"),
    },
    "lists": lambda: {
        "parties.csv": table("party", "P{}"),
        "returns.csv": table(VOTES.strip(), "list,n,P{},5"),
        "lists.csv": table("tier,party,persons,in_groups", "list,P{},5,1"),
    },
    "one list of candidates": lambda: {
        "candidates.csv": table(
            "tier,party,candidate,sex,birth_date,groups", "list,A,c{},female,1990-01-01,a|b|c"
        )
    },
    "lists of candidates": lambda: {
        "parties.csv": table("party", "P{}"),
        "returns.csv": table(VOTES.strip(), "list,n,P{},5"),
        "candidates.csv": table("tier,party,candidate", "list,P{0},c{0}"),
    },
    "declared winners": lambda: {
        "returns.csv": None,
        "declared.csv": table("tier,district,contestant,seats", "list,{0},A{0},1"),
    },
    "an official result": lambda: {
        "parties.csv": table("party", "P{}"),
        "returns.csv": table(VOTES.strip(), "list,n,P{},5"),
        "official.toml": '[source]\ntext = "x"\n[tiers.list]\n' + numbered("P{}=1\n"),
    },
    "an official result, last first": lambda: {
        "parties.csv": table("party", "P{}"),
        "returns.csv": table(VOTES.strip(), "list,n,P{},5"),
        "official.toml": '[source]\ntext = "x"\n[tiers.list]\n'
        + "".join(f"P{MOST_ROWS - 1 - i}=1\n" for i in range(min(MOST_ROWS, 12_000))),
    },
    "conditions": lambda: {
        "system.toml": who("{ any = [\n" + filled('{share="5%",of="valid"},\n', ROOM - 300) + "] }")
    },
    "tiers of the law": lambda: {
        "system.toml": HEAD
        + numbered('[[tier]]\nname="{}"\ntype="lists"\nseats=1\nmethod="hare"\nwho="everyone"\nties=[]\n')
    },
    "groups": lambda: {
        "system.toml": HEAD
        + LIST
        + QUOTA.replace('["women"]', "[\n" + numbered('"g{}",\n', ROOM - 400) + "]")
    },
}
FULL["everything"] = lambda: {
    "parties.csv": table("party,aliases", "P{0},R{0}|S{0}"),
    "returns.csv": table(VOTES.strip(), "list,{0},R{0},5"),
    "totals.csv": table(
        "tier,district,registered,cast,valid,against_all,blank,invalid", "list,{},1,1,1,1,1,1"
    ),
    "districts.csv": table("tier,district,seats,parent", "list,{},1,x"),
    "nominations.csv": table("district,contestant,party", "{0},A{0},R{0}"),
    "lists.csv": table("tier,party,persons", "list,S{},5"),
    "declared.csv": table("tier,district,contestant,seats", "races,{0},A{0},1"),
    "candidates.csv": table("tier,party,candidate,sex,birth_date,groups", "other,R{0},c,female,1990-01-01,a"),
    "system.toml": FULL["conditions"]()["system.toml"],
    "official.toml": FULL["an official result"]()["official.toml"],
}


class TestLimits:
    @pytest.mark.parametrize("what", FULL)
    def test_a_full_folder_is_read_or_refused_in_time(self, folder, what):
        """A folder just under all limits loads, or is refused readably, within two seconds and 500 MB."""
        seconds, told = loaded_apart(folder(**FULL[what]()))

        require_readable(told)
        assert seconds < SECONDS

    @pytest.mark.parametrize(
        "what", ["a table of 100 MB", "a giant field of many lines", "lines", "deeper arrays"]
    )
    def test_refusing_takes_little_memory(self, folder, what):
        """A hostile file is refused without holding it, or much more than it, in memory."""
        file, content = CONTENTS[what]
        seconds, told = loaded_apart(folder(**{file: content}))

        require_readable(told)
        assert told.startswith(file)
        assert seconds < SECONDS


def loaded_apart(place: Path):
    """Load a folder in a process with little memory; give the seconds of work and what it says."""
    command = [sys.executable, "-c", CHILD, str(place)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=HANGING, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        pytest.fail(f"no answer in {HANGING} seconds")
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout)
