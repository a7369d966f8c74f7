"""Plan change so that it lasts: read, judge, compute and report plans written in YAML."""

__version__ = "0.1.0"
