"""TXT: Language and privacy."""

from kompplan.i18n.text import Text

FAMILY = Text("Language and privacy", "Språk och integritet")
