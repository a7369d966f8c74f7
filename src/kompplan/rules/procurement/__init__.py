"""PRO: Procurement."""

from kompplan.i18n.text import Text

FAMILY = Text("Procurement", "Upphandling")
