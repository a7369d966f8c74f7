"""FUN: Funding."""

from kompplan.i18n.text import Text

FAMILY = Text("Funding", "Finansiering")
