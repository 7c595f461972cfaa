"""Run the command line, or the tests, in an environment that is made if it is missing.

python3 run.py count kazakhstan-2023    any command of the command line
python3 run.py test                     the tests

In a virtual environment it uses that one; otherwise .venv beside this file. Python 3.11 or newer and
nothing else is needed; the first run installs the package and what it needs.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OWN = ROOT / ".venv"
BIN = "Scripts" if os.name == "nt" else "bin"


def environment() -> Path:
    """Give the Python of the environment to use, made if it is missing."""
    if sys.prefix != sys.base_prefix:
        return Path(sys.executable)
    python = OWN / BIN / ("python.exe" if os.name == "nt" else "python")
    if not python.exists():
        print(f"Making a virtual environment in {OWN.name} ...", file=sys.stderr)
        venv.create(OWN, with_pip=True)
    return python


def require(python: Path, extra: str, module: str) -> None:
    """Install the package with an extra unless it and `module` are there."""
    probe = [str(python), "-c", f"import electoral, {module}"]
    if subprocess.run(probe, capture_output=True, check=False, cwd=ROOT.parent).returncode:
        print(f"Installing electoral[{extra}] ...", file=sys.stderr)
        subprocess.run(
            [
                str(python),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-e",
                f".[{extra}]",
            ],
            check=True,
            cwd=ROOT,
        )


def main() -> int:
    """Run what was asked for; give its exit status."""
    if sys.version_info < (3, 11):
        print("electoral needs Python 3.11 or newer.", file=sys.stderr)
        return 2
    arguments = sys.argv[1:] or ["--help"]
    python = environment()
    if arguments[0] == "test":
        require(python, "dev", "pytest, hypothesis, sybil, xdist, cyclopts, distributed, xarray")
        command = ["-m", "pytest", "-q", "-n", "2", *arguments[1:]]
        return subprocess.run([str(python), *command], check=False, cwd=ROOT).returncode
    require(python, "cli", "cyclopts")
    return subprocess.run([str(python), "-m", "electoral", *arguments], check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"electoral: setting up failed (status {error.returncode}); see the message above.")
    except KeyboardInterrupt:
        sys.exit(130)
