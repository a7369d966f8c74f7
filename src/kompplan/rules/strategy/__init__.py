"""STG: Strategy."""

from kompplan.i18n.text import Text

FAMILY = Text("Strategy", "Strategi")
