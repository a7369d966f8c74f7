"""CLO: Closing and hand-over."""

from kompplan.i18n.text import Text

FAMILY = Text("Closing and hand-over", "Avslut och överlämning")
