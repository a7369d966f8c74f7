"""Two languages, known from the start: words stand as ``Text(en, sv)`` where the message is born."""
