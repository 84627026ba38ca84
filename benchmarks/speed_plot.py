"""The time of each stage over the size of the corpus, as an SVG picture with two log scales."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

WIDTH, HEIGHT, MARGIN = 560, 380, 60  # pixels
LABELS = 110  # pixels right of the frame, for the names
LEADING = 14  # pixels from one name to the next
STYLE = (
    "text{font:13px sans-serif;fill:#222}.frame,.line{fill:none}.frame{stroke:#888}"
    ".line{stroke:#1f5fa8;stroke-width:2}.raw{stroke:#888;stroke-dasharray:5 4}.grid{stroke:#ddd}"
)
LEAST = 0.01  # seconds: what takes less is drawn there


def svg(stages: Sequence[Mapping[str, Any]], names: Sequence[str], raw: float) -> str:
    """Draw one line a stage. `raw` is what the raw encoder takes, in seconds a sentence."""
    sizes = [one["sentences"] for one in stages]
    lines = {name: [one["seconds"].get(name, 0.0) for one in stages] for name in names}
    shown = {name: values for name, values in lines.items() if max(values) >= 10 * LEAST}
    encoder = [raw * size for size in sizes]
    highest = max(max(values) for values in [*shown.values(), encoder])
    area = _Area(min(sizes), max(sizes), LEAST, highest)
    told = ", ".join(f"{name} {values[-1]:.1f} s" for name, values in shown.items())
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + LABELS} {HEIGHT}" '
        f'width="{WIDTH + LABELS}" height="{HEIGHT}" role="img" aria-labelledby="title desc">',
        '<title id="title">Seconds by stage over the number of sentences</title>',
        f'<desc id="desc">At {sizes[-1]:,}: {told}; raw encoder {encoder[-1]:.1f} s.</desc>',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH + LABELS}" height="{HEIGHT}" fill="#fff"/>',
        *_grid(area),
        _line(sizes, encoder, area, "line raw"),
        *(_line(sizes, values, area, "line") for values in shown.values()),
        *_names({"raw encoder": encoder[-1], **{name: v[-1] for name, v in shown.items()}}, area),
    ]
    return "\n".join([*parts, "</svg>\n"])


class _Area:
    """Where sizes and seconds lie in the picture."""

    def __init__(self, least: float, most: float, low: float, high: float) -> None:
        self.sizes, self.seconds = (least, most), (low, high)

    def x(self, size: float) -> float:
        low, high = map(math.log10, self.sizes)
        share = (math.log10(size) - low) / max(high - low, 1e-9)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)

    def y(self, seconds: float) -> float:
        low, high = map(math.log10, self.seconds)
        share = (math.log10(max(seconds, LEAST)) - low) / max(high - low, 1e-9)
        return round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1)


def _grid(area: _Area) -> Iterator[str]:
    left, right, bottom = MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN
    for power in range(math.ceil(math.log10(LEAST)), math.floor(math.log10(area.seconds[1])) + 1):
        y = area.y(10.0**power)
        yield f'<line class="grid" x1="{left}" x2="{right}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{10.0**power:g} s</text>'
    for power in range(round(math.log10(area.sizes[1])) + 1):
        if area.sizes[0] * 0.9 <= 10**power <= area.sizes[1] * 1.1:
            x = area.x(min(max(10**power, area.sizes[0]), area.sizes[1]))
            yield f'<text x="{x}" y="{bottom + 20}" text-anchor="middle">{10**power:,}</text>'
    yield f'<text x="{(left + right) / 2}" y="{bottom + 42}" text-anchor="middle">sentences</text>'
    size = f'width="{right - left}" height="{bottom - MARGIN}"'
    yield f'<rect class="frame" x="{left}" y="{MARGIN}" {size}/>'


def _line(sizes: Sequence[float], values: Sequence[float], area: _Area, style: str) -> str:
    points = " ".join(f"{area.x(s)},{area.y(v)}" for s, v in zip(sizes, values, strict=True))
    return f'<polyline class="{style}" points="{points}"/>'


def _names(last: Mapping[str, float], area: _Area) -> Iterator[str]:
    """Name the lines at their ends, each below the one above."""
    above = 0.0
    for name, seconds in sorted(last.items(), key=lambda item: -item[1]):
        above = max(area.y(seconds) + 4, above + LEADING)
        yield f'<text x="{WIDTH - MARGIN + 8}" y="{above}">{name}</text>'
