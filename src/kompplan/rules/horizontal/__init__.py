"""HOR: Horizontal principles."""

from kompplan.i18n.text import Text

FAMILY = Text("Horizontal principles", "Horisontella principer")
