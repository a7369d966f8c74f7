"""STR: Structure and references."""

from kompplan.i18n.text import Text

FAMILY = Text("Structure and references", "Struktur och hänvisningar")
