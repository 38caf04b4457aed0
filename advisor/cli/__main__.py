"""Lets ``python -m advisor.cli`` run the headless program."""

import sys

from advisor.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
