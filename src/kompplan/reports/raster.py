"""Pictures in points of colour, for the programs that take no SVG."""

from kompplan.charts._style import standalone
from kompplan.reports.glyphs import drawable
from kompplan.reports.typesetting import typeset

_TEMPLATE = b"""\
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""


OWN = 96
"""How many of a chart's own pixels go to the inch."""


def png(svg: str, ppi: float = 2 * OWN) -> bytes:
    """Return a chart as PNG in its light colours, or in those that it carries itself.

    ``ppi`` is brought to a whole number of points for each of the chart's own pixels: between these Typst draws a
    picture that it then stretches, and lines of text lose a row.
    """
    own = svg if "<style>" in svg else standalone(svg)
    ppi = max(round(ppi / OWN), 1) * OWN
    return typeset(_TEMPLATE, {"svg": drawable(own)}, "png", ppi=ppi)
