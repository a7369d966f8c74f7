"""EVA: Evaluation and learning."""

from kompplan.i18n.text import Text

FAMILY = Text("Evaluation and learning", "Utvärdering och lärande")
