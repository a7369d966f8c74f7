"""Draw risks in a grid of probability and impact, on the plan's own scale.

What is left of a risk when its mitigation works stands in brackets in its square, and an arrow leads there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kompplan.charts.arrows import arrow_head
from kompplan.charts.svg import Element, chart, element, group, line, lines_of_text, number, rectangle
from kompplan.charts.text import is_whole, one_line, text_width, wrap

GRID = 640.0
WIDEST_WORDS = 132.0
WIDEST_COLUMN, NARROWEST_COLUMN = 132.0, 76.0
LOWEST_ROW = 64.0
SIZE, LEADING = 14.0, 18.0
SMALL, SMALL_LEADING = 12.0, 16.0
PADDING = 8.0
FOOT = 16.0
PIP, PIP_PITCH = 6.0, 8.0
ID_LINES = 5
MOST_IDS = 40
TONES = 5
LANE = 16.0
"""Room in each square for arrows, between the risks and the value."""
INTO = 10.0
"""How far an arrow reaches into the square that it leads to."""
APART = (0.0, -3.5, 3.5)
"""How far arrows that run between the squares lie from each other."""
SAMPLES = 40
DOT = 3.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale: its number and its words."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the matrix: its level, the value that gives the level, and the risks in it."""

    probability: int
    impact: int
    level_index: int
    value: str
    ids: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """The risks that come to lie here when their mitigation works."""


@dataclass(frozen=True, slots=True)
class Move:
    """An arrow from one square (probability, impact) to another, and the risks that go that way."""

    before: tuple[int, int]
    after: tuple[int, int]
    ids: tuple[str, ...]


def risk_matrix(
    cells: Sequence[Cell],
    *,
    probabilities: Sequence[Step],
    impacts: Sequence[Step],
    levels: Sequence[str],
    probability_label: str,
    impact_label: str,
    moves: Sequence[Move] = (),
    moves_label: str = "",
    title: str,
    desc: str,
    prefix: str,
) -> str:
    """Return the matrix as SVG: probability upwards, impact to the right, `levels` in words from mildest to gravest.

    A level shows as a fill, as filled pips (one for the mildest) and by the value in the cell. `moves_label` tells what
    the arrows mean.
    """
    rows = sorted(probabilities, key=lambda step: -step.value)
    columns = sorted(impacts, key=lambda step: step.value)
    count = max(len(columns), 1)
    left = _words_width(rows)
    pitch = min(max((GRID - left) / count, NARROWEST_COLUMN), WIDEST_COLUMN)
    width = max(left + pitch * count, 360.0)
    at = {(cell.probability, cell.impact): cell for cell in cells}

    head = wrap(probability_label, width, SMALL, 2, bold=True)
    parts = lines_of_text(head, 0, 0, size=SMALL, leading=SMALL_LEADING, class_="kp-quiet", bold=True)
    lane = LANE if moves else 0.0
    squares: dict[tuple[int, int], _Square] = {}
    y = len(head) * SMALL_LEADING + 8
    for row in rows:
        inside = [(index, at.get((row.value, column.value))) for index, column in enumerate(columns)]
        words = _step_words(row, WIDEST_WORDS - PADDING)
        height = max(
            LOWEST_ROW,
            len(words) * SMALL_LEADING + 2 * PADDING,
            *(_id_height(cell, pitch) + lane + FOOT + 2 * PADDING for _, cell in inside if cell is not None),
        )
        texts = lines_of_text(
            words,
            left - PADDING,
            y + (height - len(words) * SMALL_LEADING) / 2,
            size=SMALL,
            leading=SMALL_LEADING,
            anchor="end",
        )
        parts.append(group(texts, tooltip=None if _step_is_whole(words, row) else _step_text(row)))
        parts.extend(
            _drawn(cell, left + index * pitch, y, width=pitch, height=height, levels=len(levels))
            for index, cell in inside
            if cell is not None
        )
        for index, column in enumerate(columns):
            squares[row.value, column.value] = _Square(left + index * pitch, y, pitch, height)
        y += height
    parts.extend(_moves(moves, squares, {place for place, cell in at.items() if cell.ids or cell.after}))
    y += 6
    tallest = 0
    for index, column in enumerate(columns):
        words = _step_words(column, pitch - 6)
        texts = lines_of_text(
            words, left + (index + 0.5) * pitch, y, size=SMALL, leading=SMALL_LEADING, anchor="middle"
        )
        parts.append(group(texts, tooltip=None if _step_is_whole(words, column) else _step_text(column)))
        tallest = max(tallest, len(words))
    y += tallest * SMALL_LEADING + 6
    foot = wrap(impact_label, width - left, SMALL, 2, bold=True)
    parts.extend(lines_of_text(foot, left, y, size=SMALL, leading=SMALL_LEADING, class_="kp-quiet", bold=True))
    y += len(foot) * SMALL_LEADING + 12
    parts.extend(_legend(levels, width, y))
    y += _legend_rows(levels, width) * 26
    told = wrap(moves_label, width - 36, SMALL, 2) if moves else []
    if told:
        start, end = (0.0, y + 10), (28.0, y + 10)
        texts = lines_of_text(told, 36, y + 2, size=SMALL, leading=SMALL_LEADING)
        sign = [line(*start, end[0] - 4, end[1], "kp-move"), arrow_head(start, end, "kp-move-head")]
        parts.append(group([*sign, *texts], tooltip=None if is_whole(told, moves_label) else moves_label))
        y += len(told) * SMALL_LEADING + 8
    return chart(*parts, prefix=prefix, title=title, desc=desc, width=width, height=y, kind="risk-matrix")


def _words_width(rows: Sequence[Step]) -> float:
    """Return the room the words of the rows take, with the space between them and the cells."""
    lines = [words for row in rows for words in _step_words(row, WIDEST_WORDS - PADDING)]
    return max((text_width(words, SMALL) for words in lines), default=0.0) + PADDING


def _step_text(step: Step) -> str:
    return f"{step.value} {step.label}".strip()


def _step_words(step: Step, width: float) -> list[str]:
    return wrap(_step_text(step), width, SMALL, 3)


def _step_is_whole(words: list[str], step: Step) -> bool:
    return is_whole(words, _step_text(step))


def _id_lines(ids: Sequence[str], pitch: float) -> list[str]:
    return _some_of(ids, pitch, bold=True)


def _some_of(ids: Sequence[str], pitch: float, *, bold: bool) -> list[str]:
    """Return the ids in as many lines as fit; when there are more, the last word says how many: +13."""
    width = pitch - 2 * PADDING
    text = ", ".join(ids)
    kept = min(len(ids), MOST_IDS)
    while kept > 1 and len(wrap(text, width, SIZE, ID_LINES + 1, bold=bold)) > ID_LINES:
        kept -= 1
        text = ", ".join((*ids[:kept], f"+{len(ids) - kept}"))
    return wrap(text, width, SIZE, ID_LINES, bold=bold)


@dataclass(frozen=True, slots=True)
class _Square:
    x: float
    y: float
    width: float
    height: float

    @property
    def lane(self) -> tuple[float, float]:
        """The middle of where arrows run: below the risks and above the value, where no words are."""
        return self.x + self.width / 2, self.y + self.height - PADDING - FOOT - LANE / 2 + 2

    def holds(self, x: float, y: float) -> bool:
        return self.x < x < self.x + self.width and self.y < y < self.y + self.height

    def entered_from(self, x: float, y: float) -> tuple[float, float]:
        """Return where a straight way from a point to the lane comes a little into this square."""
        to_x, to_y = self.lane
        entering = 0.0
        for at, to, low, long in ((x, to_x, self.x, self.width), (y, to_y, self.y, self.height)):
            if at < low + INTO:
                entering = max(entering, (low + INTO - at) / (to - at))
            elif at > low + long - INTO:
                entering = max(entering, (at - low - long + INTO) / (at - to))
        return x + (to_x - x) * entering, y + (to_y - y) * entering


def _moves(
    moves: Sequence[Move], squares: Mapping[tuple[int, int], _Square], worded: Collection[tuple[int, int]]
) -> Iterator[Element]:
    """Yield the arrows: straight, or where words would be in the way between the squares; none runs through words."""
    for index, each in enumerate(moves):
        before, after = squares.get(each.before), squares.get(each.after)
        if before is None or after is None or before == after:
            continue
        in_the_way = [squares[place] for place in worded if place in squares and place not in (each.before, each.after)]
        start, end = before.lane, after.entered_from(*before.lane)
        upwards = after.y < before.y  # where the risks of the square itself are
        if upwards or any(square.holds(*point) for point in _between(start, end) for square in in_the_way):
            points = _around(before, after, APART[index % len(APART)])
        else:
            points = [start, end]
        way = "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points)
        dot = element("circle", cx=points[0][0], cy=points[0][1], r=DOT, class_="kp-move-head")
        head = arrow_head(points[-2], points[-1], "kp-move-head")
        yield group([element("path", d=way, class_="kp-move"), dot, head], tooltip=", ".join(each.ids) or None)


def _between(start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[float, float]]:
    for step in range(1, SAMPLES):
        share = step / SAMPLES
        yield start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _around(before: _Square, after: _Square, apart: float) -> list[tuple[float, float]]:
    """Return a way along the lanes of squares and between the columns."""
    (x1, y1), y2 = before.lane, after.lane[1] + apart
    from_left = after.x >= before.x
    edge = after.x if from_left else after.x + after.width
    inside = edge + INTO if from_left else edge - INTO
    aside = edge + apart
    return [(x1, y1 + apart), (aside, y1 + apart), (aside, y2), (inside, y2)]


def _after_text(cell: Cell) -> str:
    return ", ".join(f"({each})" for each in cell.after)


def _after_lines(cell: Cell, pitch: float) -> list[str]:
    return _some_of(tuple(f"({each})" for each in cell.after), pitch, bold=False)


def _id_height(cell: Cell, pitch: float) -> float:
    return (len(_id_lines(cell.ids, pitch)) + len(_after_lines(cell, pitch))) * LEADING


def _drawn(cell: Cell, x: float, y: float, *, width: float, height: float, levels: int) -> Element:
    ids, after = _id_lines(cell.ids, width), _after_lines(cell, width)
    foot = y + height - PADDING - FOOT + 4
    room = width - 2 * PADDING - levels * PIP_PITCH - 4
    value = one_line(cell.value, room, SMALL) if room > 0 else ""
    inset = 1.5 if cell.ids else 0.0
    parts = [
        rectangle(x, y, width, height, f"kp-cell kp-tone-{_tone(cell.level_index, levels)}"),
        *([rectangle(x + inset, y + inset, width - 2 * inset, height - 2 * inset, "kp-used")] if cell.ids else ()),
        *lines_of_text(ids, x + PADDING, y + PADDING, size=SIZE, leading=LEADING, bold=True),
        *lines_of_text(after, x + PADDING, y + PADDING + len(ids) * LEADING, size=SIZE, leading=LEADING),
        *lines_of_text([value], x + PADDING, foot, size=SMALL, leading=FOOT, class_="kp-quiet"),
        *_pips(cell.level_index, levels, x + width - PADDING - levels * PIP_PITCH, foot + (FOOT - PIP) / 2),
    ]
    full = ", ".join(cell.ids)
    told = is_whole(ids, full) and is_whole(after, _after_text(cell)) and value == cell.value
    every = ", ".join(filter(None, (full, _after_text(cell))))
    return group(parts, tooltip=None if told else f"{every} ({cell.value})")


def _tone(level_index: int, levels: int) -> int:
    if levels <= 1:
        return 0
    return round(min(max(level_index, 0), levels - 1) * (TONES - 1) / (levels - 1))


def _pips(level_index: int, levels: int, x: float, y: float) -> Iterator[Element]:
    for index in range(levels):
        class_ = "kp-pip" if index <= level_index else "kp-pip-off"
        yield rectangle(x + index * PIP_PITCH, y, PIP, PIP, class_)


def _legend_places(levels: Sequence[str], width: float) -> list[tuple[str, float, int]]:
    sign = 28 + len(levels) * PIP_PITCH
    places: list[tuple[str, float, int]] = []
    x, row = 0.0, 0
    for level in levels:
        words = one_line(level, width - sign, SMALL)
        needed = sign + text_width(words, SMALL)
        if x > 0 and x + needed > width:
            x, row = 0.0, row + 1
        places.append((words, x, row))
        x += needed + 22
    return places


def _legend_rows(levels: Sequence[str], width: float) -> int:
    return max((row + 1 for _, _, row in _legend_places(levels, width)), default=0)


def _legend(levels: Sequence[str], width: float, top: float) -> Iterator[Element]:
    for index, (words, x, row) in enumerate(_legend_places(levels, width)):
        y = top + row * 26
        sign = 14 + len(levels) * PIP_PITCH
        parts = [
            rectangle(x + 0.5, y + 0.5, sign, 19, f"kp-swatch kp-tone-{_tone(index, len(levels))}"),
            *_pips(index, len(levels), x + 8, y + 7),
            *lines_of_text([words], x + sign + 8, y, size=SMALL, leading=20),
        ]
        yield group(parts, tooltip=None if is_whole([words], levels[index]) else levels[index])
