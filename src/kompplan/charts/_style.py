"""The colours of charts and reports, and the one stylesheet that serves screen, dark, print and forced colours.

Everything visible takes its colour from a custom property, so a page that includes `CHART_CSS` may use the same ones.
Names ending in -soft are quiet fills for text to stand on, except --ink-soft, which is quiet text.
"""

from __future__ import annotations

import re

from kompplan.charts.svg import FONT_FAMILY, MINIMUM_WIDTHS

LIGHT: dict[str, str] = {
    "paper": "#ffffff",
    "surface": "#f5f6f7",
    "ink": "#1d2329",
    "ink-soft": "#505a64",
    "line": "#808b96",
    "grid": "#dfe3e7",
    "accent": "#2b6389",
    "accent-soft": "#e6eff5",
    "good": "#2e6b4d",
    "good-soft": "#e4f0e8",
    "warn": "#855600",
    "warn-soft": "#faeed6",
    "bad": "#a1342b",
    "bad-soft": "#f8e1dd",
    "tone-0": "#e7f0e9",
    "tone-1": "#f0f2dc",
    "tone-2": "#faf0cd",
    "tone-3": "#f9e0c2",
    "tone-4": "#f3cdc6",
}
DARK: dict[str, str] = {
    "paper": "#15191d",
    "surface": "#1e2329",
    "ink": "#e7eaec",
    "ink-soft": "#abb4bc",
    "line": "#75808b",
    "grid": "#2d343b",
    "accent": "#7fb5da",
    "accent-soft": "#1d3040",
    "good": "#86c3a0",
    "good-soft": "#1b3226",
    "warn": "#ddb05c",
    "warn-soft": "#38290f",
    "bad": "#ec958b",
    "bad-soft": "#44211d",
    "tone-0": "#1c2b23",
    "tone-1": "#2a2e1a",
    "tone-2": "#3a3115",
    "tone-3": "#472d17",
    "tone-4": "#56241e",
}
FORCED: dict[str, str] = {
    name: "Canvas"
    if name in ("paper", "surface") or name.endswith("-soft") or name.startswith("tone-")
    else "CanvasText"
    for name in LIGHT
} | {"ink-soft": "CanvasText", "grid": "GrayText", "accent": "LinkText"}

_RULES = f"""\
.kp-chart {{ display: block; max-width: 100%; height: auto; font-family: {FONT_FAMILY}; }}
.kp-chart text {{ letter-spacing: 0; word-spacing: 0; }}
.kp-scroll {{ overflow-x: auto; }}
.kp-ink {{ fill: var(--ink); }}
.kp-quiet {{ fill: var(--ink-soft); }}
.kp-warned {{ fill: var(--warn); }}
.kp-grid {{ stroke: var(--grid); stroke-width: 1; }}
.kp-axis {{ stroke: var(--line); stroke-width: 1; }}
.kp-link {{ fill: none; stroke: var(--line); stroke-width: 1.5; }}
.kp-box {{ fill: var(--surface); stroke: var(--line); stroke-width: 1; }}
.kp-box-problem {{ fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }}
.kp-box-goal {{ fill: var(--accent-soft); stroke: var(--accent); stroke-width: 1.5; }}
.kp-missing {{ fill: var(--paper); stroke: var(--warn); stroke-width: 1.5; stroke-dasharray: 5 4; }}
.kp-bar-planned {{ fill: var(--accent); }}
.kp-bar-ongoing {{ fill: var(--accent); }}
.kp-bar-done {{ fill: var(--ink-soft); }}
.kp-critical {{ fill: none; stroke: var(--ink); stroke-width: 1.5; }}
.kp-stripe {{ stroke: var(--paper); stroke-width: 2; }}
.kp-shade {{ fill: var(--surface); }}
.kp-arrow {{ fill: none; stroke: var(--line); stroke-width: 1.25; }}
.kp-arrow-head {{ fill: var(--line); }}
.kp-arrow-important {{ fill: none; stroke: var(--ink); stroke-width: 1.75; }}
.kp-arrow-head-important {{ fill: var(--ink); }}
.kp-uncertain {{ stroke: var(--accent); stroke-width: 1; stroke-dasharray: 3 2; }}
.kp-hatch {{ fill: none; stroke: var(--accent); stroke-width: 2.5; }}
.kp-today {{ stroke: var(--bad); stroke-width: 1.5; }}
.kp-today-text {{ fill: var(--bad); }}
.kp-cell {{ stroke: var(--paper); stroke-width: 2; }}
.kp-used {{ fill: none; stroke: var(--ink-soft); stroke-width: 1; }}
.kp-swatch {{ stroke: var(--line); stroke-width: 1; }}
.kp-tone-0 {{ fill: var(--tone-0); }}
.kp-tone-1 {{ fill: var(--tone-1); }}
.kp-tone-2 {{ fill: var(--tone-2); }}
.kp-tone-3 {{ fill: var(--tone-3); }}
.kp-tone-4 {{ fill: var(--tone-4); }}
.kp-pip {{ fill: var(--ink-soft); stroke: var(--ink-soft); stroke-width: 1; }}
.kp-pip-off {{ fill: none; stroke: var(--ink-soft); stroke-width: 1; }}
.kp-share-main {{ fill: var(--accent); }}
.kp-share-other {{ fill: var(--line); }}
.kp-share-good {{ fill: var(--good); }}
.kp-share-warn {{ fill: var(--warn); }}
.kp-share-bad {{ fill: var(--bad); }}
.kp-stated {{ stroke: var(--ink); stroke-width: 2.5; }}
.kp-paper {{ fill: var(--paper); }}
.kp-move {{ fill: none; stroke: var(--ink); stroke-width: 1.5; }}
.kp-move-head {{ fill: var(--ink); }}
.kp-curve-main {{ fill: none; stroke: var(--accent); stroke-width: 2.5; }}
.kp-curve-other {{ fill: none; stroke: var(--warn); stroke-width: 2; stroke-dasharray: 7 4; }}
.kp-dot {{ fill: var(--accent); stroke: var(--paper); stroke-width: 1; }}
.kp-ring {{ fill: var(--paper); stroke: var(--warn); stroke-width: 2; }}
.kp-band {{ fill: var(--accent-soft); stroke: var(--accent); stroke-width: 0.75; stroke-dasharray: 2 2; }}
.kp-limit {{ stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 1.5 3; }}
.kp-women {{ fill: var(--accent); }}
.kp-men {{ fill: var(--accent-soft); }}
.kp-men-edge {{ stroke: var(--accent); stroke-width: 1; }}
.kp-men-lines {{ fill: none; stroke: var(--accent); stroke-width: 1.5; }}
.kp-unknown {{ fill: var(--surface); stroke: var(--line); stroke-width: 1; }}
.kp-possible {{ fill: none; stroke: var(--line); stroke-width: 1; stroke-dasharray: 3 2; }}
.kp-bracket {{ fill: none; stroke: var(--ink); stroke-width: 1.5; }}
.kp-thread {{ stroke: var(--bad); stroke-width: 3; }}
.kp-thread-broken {{ stroke: var(--bad); stroke-width: 3; stroke-dasharray: 4 5; }}
.kp-knot {{ fill: var(--bad); stroke: var(--bad); stroke-width: 2; }}
.kp-knot-open {{ fill: var(--paper); stroke: var(--bad); stroke-width: 2; }}
.kp-held {{ fill: var(--accent); stroke: var(--accent); stroke-width: 1; }}
.kp-broken {{ fill: var(--paper); stroke: var(--bad); stroke-width: 1.25; stroke-dasharray: 3 2; }}
.kp-strike {{ stroke: var(--bad); stroke-width: 1.25; }}
.kp-exempt {{ fill: var(--line); }}
"""


def stylesheet() -> str:
    """Return the whole stylesheet for a page, with light and dark values and those of forced colours."""
    minimum = "\n".join(f".kp-min-{step} {{ min-width: {step / 16:g}rem; }}" for step in MINIMUM_WIDTHS)
    return "\n".join(
        (
            _properties(LIGHT, "color-scheme: light dark;"),
            f"@media screen and (prefers-color-scheme: dark) {{\n{_properties(DARK)}\n}}",
            f"@media (forced-colors: active) {{\n{_properties(FORCED)}\n}}",
            _RULES + f"@media screen {{\n{minimum}\n}}",
            "@media (forced-colors: active) { .kp-cell { stroke: CanvasText; } .kp-grid { stroke-dasharray: 1 3; } }",
            "@media print { .kp-scroll { overflow: visible; } .kp-chart { break-inside: avoid; } }",
        )
    )


def standalone(svg: str, *, dark: bool = False, margin: int = 0) -> str:
    """Return a chart that carries its own colours, for PDF and for a file of its own.

    With a margin, or in the dark, it has paper of its own under it, so that it can be read wherever it is put.
    """
    colours = DARK if dark else LIGHT
    used = {name for found in _CLASSES.findall(svg) for name in found.split()} | {"kp-paper"}
    kept = [rule for rule in _RULES.splitlines() if used & set(_SELECTED.findall(rule.partition("{")[0]))]
    rules = re.sub(r"var\(--([a-z0-9-]+)\)", lambda found: colours[found[1]], "\n".join(kept))
    start, end = svg.split(">", 1)
    paper = ""
    if dark or margin:
        width, height = (int(each) for each in _SIZE.findall(start)[0])
        wide, high = width + 2 * margin, height + 2 * margin
        start = _SIZE.sub(f'viewBox="{-margin} {-margin} {wide} {high}" width="{wide}" height="{high}"', start)
        paper = f'<rect x="{-margin}" y="{-margin}" width="{wide}" height="{high}" class="kp-paper"/>'
    return f"{start}><style>{rules}</style>{paper}{end}"


_CLASSES = re.compile(r'class="([^"]*)"')
_SELECTED = re.compile(r"\.(kp-[\w-]+)")
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)" width="\d+" height="\d+"')


def _properties(values: dict[str, str], first: str = "") -> str:
    declared = " ".join(f"--{name}: {value};" for name, value in values.items())
    return f":root {{ {first}{' ' if first else ''}{declared} }}"


CHART_CSS = stylesheet()
