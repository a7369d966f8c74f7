"""TIM: Time and calendar."""

from kompplan.i18n.text import Text

FAMILY = Text("Time and calendar", "Tid och kalender")
