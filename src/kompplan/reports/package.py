"""Office files as zip archives that say at their beginning who wrote them, and are the same bytes every time."""

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

CORE = "docProps/core.xml"
"""The part that holds the title and who made the file; written first, and not compressed, so that it can be seen."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o600 << 16


def repacked(data: bytes) -> bytes:
    """Return an archive with the core properties first, and without the time and the machine that it was packed on."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda each: each != CORE):
            info = ZipInfo(name, _LONG_AGO)
            info.compress_type = ZIP_STORED if name == CORE else ZIP_DEFLATED
            info.external_attr = _READABLE
            info.create_system = 0
            new.writestr(info, old.read(name))
    return out.getvalue()
