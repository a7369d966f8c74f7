"""What is wrong with the user's surroundings, not with the plan: a missing file, a word that no option takes."""

from kompplan.i18n.text import Message, Text


class KompplanError(Exception):
    """kompplan could not do its work; one line says why and what to do. Ends with exit status 2."""

    def __init__(self, text: Text, /, **values: object) -> None:
        super().__init__(text.en)
        self.message = Message(text, values)
