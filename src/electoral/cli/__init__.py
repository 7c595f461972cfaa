"""The command line. It needs the extra ``cli``; the library itself does not."""

import os
import sys


def main() -> None:
    """Run the command line and end the process.

    Exit status 0: done. 1: a difference was found (`verify`, `check`). 2: bad input. 3: seats are open, since
    a lot must be drawn or the law is silent.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; do not complain at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _run(tokens: list[str]) -> int:
    try:
        import cyclopts  # noqa: F401 - only to see whether the extra is there
        import rich  # noqa: F401
    except ImportError:
        message = "electoral: the command line needs an extra: pip install 'electoral[cli]'"
        print(message, file=sys.stderr)
        return 2
    from electoral.cli.commands import run

    return run(tokens)
