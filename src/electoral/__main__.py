"""``python -m electoral``: the command line."""

from electoral.cli import main

if __name__ == "__main__":
    main()
