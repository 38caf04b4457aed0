"""Entry of the built window program: a spawned worker ends in its own work and never loads Qt."""

import multiprocessing
import sys

multiprocessing.freeze_support()

from ui.app import main  # noqa: E402 -- a worker must not get as far as Qt

if __name__ == "__main__":
    sys.exit(main())
