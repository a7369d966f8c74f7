"""Diagnostics as text, one format a module; each module offers a ``FORMATTER``."""
