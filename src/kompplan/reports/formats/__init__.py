"""One module for each format, named like its suffix; each offers ``FORMAT``."""
