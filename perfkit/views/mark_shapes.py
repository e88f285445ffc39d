"""The shapes of the four marks: one family each, its fill saying how much attention is asked.

A fifth shape says that the four disagree.
"""

from markupsafe import Markup

from perfkit.sentences.marks import MarkName

_OPEN = 'fill="none" stroke="currentColor" stroke-width="2"'
_DASHED = 'fill="none" stroke="currentColor" stroke-width="1.8" stroke-dasharray="2.6 2.4"'
_CUT = 'class="cut" fill="none" stroke="#fff" stroke-width="2"'
_DIAMOND, _UP, _DOWN, _EITHER = (
    "M10 1.5L18.5 10L10 18.5L1.5 10Z",
    "M10 2.5L18.5 17H1.5Z",
    "M10 17.5L18.5 3H1.5Z",
    "M10 1L16.5 9H3.5Z M10 19L16.5 11H3.5Z",
)
_SQUARE = '<rect x="2.5" y="2.5" width="15" height="15" rx="1" '
_CLOCK = '<circle cx="10" cy="10" r="7.8" '
_LINE = 'stroke="currentColor" stroke-width="2.2"'


# Two that point at each other, one heavy and one not: half filled, as all that is to be watched.
DISAGREE = Markup(
    f'<path d="M2 3.5L10 10L2 16.5Z" fill="currentColor" stroke="currentColor" stroke-width="2"/>'
    f'<path d="M18 3.5L10 10L18 16.5Z" {_OPEN}/>'
)

# Only these constants are ever drawn unescaped.
SHAPES: dict[tuple[MarkName, str], Markup] = {
    ("Target", "off_target"): Markup(f'<path d="{_DIAMOND}" fill="currentColor"/>'),
    ("Target", "close"): Markup(
        f'<path d="{_DIAMOND}" {_OPEN}/><path d="M10 1.5L1.5 10L10 18.5Z" fill="currentColor"/>'
    ),
    ("Target", "on_target"): Markup(f'<path d="{_DIAMOND}" {_OPEN}/>'),
    ("Target", "no_target"): Markup(f'<path d="{_DIAMOND}" {_DASHED}/>'),
    ("Target", "not_comparable"): Markup(
        f'<path d="{_DIAMOND}" {_OPEN}/><path d="M5 15L15 5" {_OPEN}/>'
    ),
    ("Variation", "worsening-up"): Markup(f'<path d="{_UP}" fill="currentColor"/>'),
    ("Variation", "worsening-down"): Markup(f'<path d="{_DOWN}" fill="currentColor"/>'),
    # of several, whichever way each of them moves
    ("Variation", "worsening-either"): Markup(f'<path d="{_EITHER}" fill="currentColor"/>'),
    ("Variation", "improving-either"): Markup(f'<path d="{_EITHER}" {_OPEN}/>'),
    ("Variation", "improving-up"): Markup(f'<path d="{_UP}" {_OPEN}/>'),
    ("Variation", "improving-down"): Markup(f'<path d="{_DOWN}" {_OPEN}/>'),
    ("Variation", "higher"): Markup(f'<path d="{_UP}" {_DASHED}/>'),
    ("Variation", "lower"): Markup(f'<path d="{_DOWN}" {_DASHED}/>'),
    ("Variation", "no_significant_change"): Markup(f'<path d="M1.5 7H18.5M1.5 13H18.5" {_LINE}/>'),
    ("Variation", "too_few_points"): Markup(
        '<circle cx="3.5" cy="10" r="2" fill="currentColor"/>'
        '<circle cx="10" cy="10" r="2" fill="currentColor"/>'
        '<circle cx="16.5" cy="10" r="2" fill="currentColor"/>',
    ),
    ("Variation", "not_testable"): Markup(
        f'<path d="M1.5 10H18.5" {_LINE} stroke-dasharray="3 3"/><path d="M6 16L14 4" {_LINE}/>'
    ),
    ("Age", "new"): Markup(f'{_CLOCK}{_OPEN}/><path d="M10 5.5V10L13 12" {_OPEN}/>'),
    ("Age", "repeat"): Markup(f'{_CLOCK}{_OPEN}/><path d="M10 5.5V10H6" {_OPEN}/>'),
    ("Age", "awaited"): Markup(f"{_CLOCK}{_DASHED}/>"),
    ("Age", "old"): Markup(
        f'{_CLOCK}{_OPEN}/><path d="M10 2.2A7.8 7.8 0 0 1 10 17.8Z" fill="currentColor"/>'
    ),
    ("Age", "overdue"): Markup(
        f'{_CLOCK}fill="currentColor" stroke="currentColor" stroke-width="2"/>'
        f'<path d="M10 5.5V10L13 12" {_CUT}/>',
    ),
    ("Data quality", "sound"): Markup(f"{_SQUARE}{_OPEN}/>"),
    ("Data quality", "use_with_care"): Markup(
        f'{_SQUARE}{_OPEN}/><rect x="2.5" y="10" width="15" height="7.5" fill="currentColor"/>'
    ),
    ("Data quality", "not_fit"): Markup(
        f'{_SQUARE}fill="currentColor" stroke="currentColor" stroke-width="2"/>'
        f'<path d="M6.5 6.5L13.5 13.5M13.5 6.5L6.5 13.5" {_CUT}/>',
    ),
    ("Data quality", "not_graded"): Markup(f"{_SQUARE}{_DASHED}/>"),
}
