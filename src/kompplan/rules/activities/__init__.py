"""ACT: Activity plan."""

from kompplan.i18n.text import Text

FAMILY = Text("Activity plan", "Aktivitetsplan")
