"""The commands, one a module: the only code that reads files, the clock and the environment, prints, and ends.

Heavy imports stand inside the functions, so that ``--help`` and ``--version`` are instant.
"""
