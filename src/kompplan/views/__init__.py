"""Results put into words: the tables that commands print, programs read and reports show."""
