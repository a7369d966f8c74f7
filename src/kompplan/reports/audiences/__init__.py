"""One module for each audience, named like it; each offers ``AUDIENCE``."""
