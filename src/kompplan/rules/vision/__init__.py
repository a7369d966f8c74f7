"""VIS: Vision."""

from kompplan.i18n.text import Text

FAMILY = Text("Vision", "Vision")
