"""What ``kompplan draw`` does, apart from its options."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from kompplan.calculations.dimensions import Dimension
from kompplan.charts._style import standalone
from kompplan.commands.choices import Drawing, Slices
from kompplan.commands.loading import not_the_plan, opened
from kompplan.commands.output import say_bytes, tell, write_file
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.reports.view import Picture
from kompplan.reports.wording import Wording

MARK = "<!-- Written by kompplan draw -->\n"
MARGIN = 16
MOST_POINTS = 40_000_000
"""A PNG with more points of colour than this takes more memory than it is worth; it is drawn more coarsely."""
WROTE = Text("wrote {path}", "skrev {path}")
NOTHING = Text("nothing to draw: {why}", "inget att rita: {why}")
_MODULES = {
    Drawing.TREE: "tree",
    Drawing.GANTT: "timeline",
    Drawing.MATRIX: "matrix",
    Drawing.CURVE: "curve",
    Drawing.THREAD: "thread",
    Drawing.GROUPS: "groups",
    Drawing.S_CURVE: "s_curve",
    Drawing.TORNADO: "tornado",
}
_DIMENSIONS = {
    Slices.ASPECT: Dimension.ASPECT,
    Slices.COST_TYPE: Dimension.COST_TYPE,
    Slices.FUNDER: Dimension.FUNDER,
    Slices.ORGANISATION: Dimension.ORGANISATION,
    Slices.YEAR: Dimension.YEAR,
}


class Asked(NamedTuple):
    """What is asked for."""

    picture: Drawing
    plan: Path | None
    by: Slices | None
    dark: bool
    scale: int
    png: bool
    output: str | None
    force: bool
    lang: Language | None
    today: str | None
    limit: list[str] | None


def write_picture(asked: Asked) -> int:
    """Draw the picture and write it; return 1 where there is nothing to draw, having said why, else 0."""
    suffix = _suffix(asked)
    if asked.by is not None and asked.picture is not Drawing.BUDGET:
        raise KompplanError(Text("--by goes with budget", "--by hör till budget"))
    checked, language, judged, _ = opened(asked.plan, asked.lang, asked.today, asked.limit)
    w = Wording(checked, language)
    drawn = _budget(w, asked.by) if asked.picture is Drawing.BUDGET else _drawn(w, asked.picture)
    if isinstance(drawn, str):
        said = NOTHING.to(language).format(why=drawn[:1].lower() + drawn[1:].rstrip("."))
        tell(f"kompplan: {said}")
        return 1
    if drawn.caption:
        tell(drawn.caption)
    svg = standalone(drawn.svg, dark=asked.dark, margin=MARGIN)
    data = _png(svg, asked.scale) if suffix == "png" else f"{MARK}{svg}\n".encode()
    if asked.output == "-":
        say_bytes(data)
        return 0
    stem = "plan" if judged.name == "-" else Path(judged.name).stem
    path = Path(asked.output) if asked.output is not None else Path(f"{stem}-{asked.picture.value}.{suffix}")
    not_the_plan(path, checked)
    write_file(path, data, asked.force)
    tell(WROTE.to(language).format(path=safe(str(path))))
    return 0


def _suffix(asked: Asked) -> str:
    if asked.output in (None, "-"):
        return "png" if asked.png else "svg"
    named = Path(asked.output or "").suffix.lower()
    if named not in (".svg", ".png") or (asked.png and named != ".png"):
        raise KompplanError(
            Text(
                "a picture is written as .svg or .png, not as {path}", "en bild skrivs som .svg eller .png, inte {path}"
            )
            if named not in (".svg", ".png")
            else Text("{path} does not end as --png asks for", "{path} slutar inte så som --png säger"),
            path=asked.output,
        )
    return named.removeprefix(".")


def _drawn(w: Wording, wanted: Drawing) -> Picture | str:
    """Return the picture, or why there is none."""
    module = import_module(f"kompplan.reports.pictures.{_MODULES[wanted]}")
    draw: Callable[[Wording], Picture | None] = module.picture
    found = draw(w)
    if found is not None:
        return found
    if wanted in (Drawing.S_CURVE, Drawing.TORNADO):
        from kompplan.reports.pictures.chance import why_not

        return why_not(w)
    why: Text = module.WHY_NOT
    return w.say(why)


def _budget(w: Wording, by: Slices | None) -> Picture | str:
    """Return the budget by what is asked for, else by the first that it is divided by."""
    from kompplan.reports.pictures import budget

    for dimension in (_DIMENSIONS[by],) if by is not None else budget.DRAWN:
        found = budget.picture(w, dimension)
        if found is not None:
            return found
    return w.say(budget.WHY_NOT)


def _png(svg: str, scale: int) -> bytes:
    """Return the picture as PNG, marked so that it may be made anew."""
    import re
    import struct
    import zlib

    from kompplan.reports.raster import OWN, png

    size = re.search(r' width="(\d+)" height="(\d+)"', svg)
    own_points = int(size[1]) * int(size[2]) if size is not None else 1
    while scale > 1 and own_points * scale**2 > MOST_POINTS:
        scale -= 1
    made = png(svg, scale * OWN)
    head = 8 + 4 + 4 + 13 + 4
    """The signature and the chunk that has to come first: length, name, contents, checksum."""
    chunk = b"tEXtSoftware\0kompplan draw"
    mark = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return made[:head] + mark + made[head:]
