"""BUD: Budget."""

from kompplan.i18n.text import Text

FAMILY = Text("Budget", "Budget")
