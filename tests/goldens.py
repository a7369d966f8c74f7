"""Files that hold what was looked at once and has to stay so; `pytest --snapshot-update` writes them anew."""

from __future__ import annotations

from pathlib import Path


class Golden:
    """Compares a text with the one in a file, or writes the file."""

    def __init__(self, update: bool) -> None:
        self.update = update

    def __call__(self, file: Path, text: str) -> None:
        text = text.rstrip("\n") + "\n"
        if self.update:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.is_file(), f"{file.name} is missing: pytest --snapshot-update writes it"
        assert text == file.read_text(encoding="utf-8"), f"{file.name}: pytest --snapshot-update writes it anew"
