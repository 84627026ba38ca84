"""The reliability of probabilities as an SVG picture: observed share over what was predicted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calibration import Bin, Forecast

SIDE = 300  # of a panel, in pixels
MARGIN = 56
STEP = SIDE + 2 * MARGIN
TITLES = {
    "same event": "Of one event",
    "conflict": "In conflict",
    "reported in cases": "Reported in articles",
}
STYLE = (
    "text{font:13px sans-serif;fill:#222}.title{font-weight:bold;font-size:15px}"
    ".frame{fill:none;stroke:#888}.ideal{stroke:#888;stroke-dasharray:4 4}"
    ".share{fill:none;stroke:#1f5fa8;stroke-width:2}.spread{stroke:#1f5fa8}.bin{fill:#1f5fa8}"
)


def svg(forecasts: Sequence[Forecast]) -> str:
    """Return a picture with one panel a forecast, side by side."""
    width, height = STEP * len(forecasts), SIDE + 2 * MARGIN
    told = "; ".join(_told(forecast) for forecast in forecasts)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="title desc">',
        '<title id="title">Predicted probability and observed share </title>',
        f'<desc id="desc">{told}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, forecast in enumerate(forecasts):
        parts.append(f'<g transform="translate({number * STEP + MARGIN} {MARGIN})">')
        parts += [*_panel(forecast), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _told(forecast: Forecast) -> str:
    shares = ", ".join(f"{each.predicted:.2f}: {each.observed:.2f}" for each in forecast.bins)
    return f"{forecast.name}: {shares}"


def _panel(forecast: Forecast) -> Iterator[str]:
    title = TITLES.get(forecast.name, forecast.name)
    yield f'<text class="title" x="0" y="-20">{title} (Brier score {forecast.brier:.3f})</text>'
    yield f'<rect class="frame" width="{SIDE}" height="{SIDE}"/>'
    yield f'<line class="ideal" x1="0" y1="{SIDE}" x2="{SIDE}" y2="0"/>'
    for share in (0, 0.5, 1):
        yield f'<text x="{_x(share)}" y="{SIDE + 18}" text-anchor="middle">{share:g}</text>'
        yield f'<text x="-8" y="{_y(share) + 4}" text-anchor="end">{share:g}</text>'
    middle = SIDE / 2
    yield f'<text x="{middle:g}" y="{SIDE + 38}" text-anchor="middle">predicted</text>'
    yield (
        f'<text transform="translate(-36 {middle:g}) rotate(-90)" text-anchor="middle">'
        "observed share</text>"
    )
    points = " ".join(f"{_x(each.predicted)},{_y(each.observed)}" for each in forecast.bins)
    yield f'<polyline class="share" points="{points}"/>'
    for each in forecast.bins:
        yield from _point(each)


def _point(each: Bin) -> Iterator[str]:
    x, y = _x(each.predicted), _y(each.observed)
    low, high = each.interval
    yield f'<line class="spread" x1="{x}" y1="{_y(low)}" x2="{x}" y2="{_y(high)}"/>'
    yield f'<circle class="bin" cx="{x}" cy="{y}" r="4"><title>{each.count} pairs</title></circle>'


def _x(share: float) -> float:
    return round(SIDE * share, 1)


def _y(share: float) -> float:
    return round(SIDE * (1 - share), 1)
