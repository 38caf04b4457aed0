"""The headless program: the same engine and the same numbers without a screen.

Exit code 0 is good, 2 bad usage, 1 a problem. Messages go to standard error, results to standard
output; ``--json`` makes the results readable by programs. No fault of a user shows a traceback.
"""

from advisor.cli.program import main

__all__ = ["main"]
