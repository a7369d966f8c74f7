"""DEV: Deviations."""

from kompplan.i18n.text import Text

FAMILY = Text("Deviations", "Avvikelser")
