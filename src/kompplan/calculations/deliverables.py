"""What activities leave behind that somebody has to run when the project has ended."""

_FILED = ("diplom", "intyg", "certifi", "avtal", "protokoll", "rapport", "contract", "minutes", "report")


def lives_on(deliverable: str) -> bool:
    """Tell whether somebody has to look after it; the rest is filed or taken home."""
    words = deliverable.casefold()
    return not any(word in words for word in _FILED)
