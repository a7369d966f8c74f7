"""RSK: Risk."""

from kompplan.i18n.text import Text

FAMILY = Text("Risk", "Risk")
