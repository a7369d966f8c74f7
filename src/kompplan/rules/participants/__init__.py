"""PAR: Participants and statistics."""

from kompplan.i18n.text import Text

FAMILY = Text("Participants and statistics", "Deltagare och statistik")
