"""Entry of the built command line program."""

import multiprocessing
import sys

multiprocessing.freeze_support()

from advisor.cli import main  # noqa: E402 -- a worker must not get as far as the commands

if __name__ == "__main__":
    sys.exit(main())
