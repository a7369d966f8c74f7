"""ANA: Needs, causes, measures."""

from kompplan.i18n.text import Text

FAMILY = Text("Needs, causes, measures", "Behov, orsaker, åtgärder")
