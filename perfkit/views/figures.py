"""A chart as a figure of the page: what it shows, the drawing, what is odd, its table and data."""

from markupsafe import Markup

from perfkit.book import Book
from perfkit.views.chart import Chart
from perfkit.views.chart_data import AnyChart
from perfkit.views.dot_chart import dot_chart
from perfkit.views.funnel_chart import Funnel, funnel_chart
from perfkit.views.html import Child, element, join, second
from perfkit.views.line_chart import line_chart, spark
from perfkit.views.names import rows_of, sentence, text
from perfkit.views.numbers import plain_number
from perfkit.views.series_table import series_table
from perfkit.views.series_words import chart_key, dots_key, odd_points
from perfkit.views.slope_chart import Slope, slope_chart
from perfkit.views.spread_strip import QUARTERS, SpreadStrip, spread_strip
from perfkit.views.tables import Column, behind, number_table
from perfkit.views.view import made_up

BEHIND = "Table behind this chart"
ONE_VALUE = "There is one figure so far, and so no line yet."
DATA = "data"  # the folder beside the pages that holds the data of their charts


def series_figure(book: Book, chart: Chart) -> Markup:
    """Return a large chart of one series with its caption, notes, table and data.

    A single value is drawn small: a desk's width of paper about one dot tells nobody more.
    """
    caption = element("figcaption", chart.title, made_up(book), element("span", chart_key(chart)))
    notes = [element("p", note) for note in odd_points(chart)]
    drawn = line_chart(chart)
    if chart.is_one_value:
        drawn = spark(chart, 280, 110)
        notes.insert(0, element("p", second(ONE_VALUE)))
    return picture_of(chart, caption, drawn, notes, table=series_table(chart))


def small_figure(chart: Chart, caption: str) -> Markup:
    """Return a small chart under a short caption; the value beside it carries the tags."""
    return element("figure", element("figcaption", caption), spark(chart, 224, 84))


def spark_figure(book: Book, chart: Chart, *, with_table: bool = False) -> Markup:
    """Return a small chart whose caption is heard alone: the words beside it say what it shows.

    The large chart of the same name has the table; `with_table` is for a page that has none.
    """
    caption = element("figcaption", chart.title, made_up(book), class_="hidden")
    table = behind(BEHIND, series_table(chart)) if with_table else None
    return element("figure", caption, spark(chart), table, class_="spark")


def comparators_figure(book: Book, chart: Chart) -> Markup:
    """Return the chart of the comparators with its caption, table and data."""
    columns = (Column("Area"), Column(chart.unit, number=True))
    rows = [*zip(chart.labels, chart.texts, strict=True)]
    rows += [(held.name, chart.written(held.value)) for held in chart.references]
    key = dots_key(chart)
    caption = element(
        "figcaption", chart.title, made_up(book), element("span", key) if key else None
    )
    table = number_table(chart.title, columns, rows)
    return picture_of(chart, caption, dot_chart(chart), table=table)


def spread_figure(book: Book, strip: SpreadStrip) -> Markup:
    """Return the strip of all councils with the sentence that says the same."""
    columns = (Column("Place"), Column(strip.unit, number=True))
    named = [*zip(QUARTERS, strip.five, strict=True), (strip.name, strip.value)]
    rows = [(name.capitalize(), strip.written(value)) for name, value in named]
    caption = element("figcaption", strip.title, made_up(book))
    words = f"{sentence(strip.description)} {strip.note}".strip()
    told = element("p", words, class_="second")
    table = number_table(strip.title, columns, rows)
    return picture_of(strip, caption, spread_strip(strip), told, table=table)


def funnel_figure(book: Book, funnel: Funnel) -> Markup:
    """Return a funnel with the sentence that says the same."""
    columns = (
        Column("Area"),
        Column(funnel.denominator, number=True),
        Column(funnel.unit, number=True),
    )
    rows = [(name, plain_number(size), funnel.written(share)) for name, size, share in funnel.areas]
    caption = element("figcaption", funnel.title, made_up(book), element("span", FUNNEL_KEY))
    told = element("p", sentence(funnel.description))
    table = number_table(funnel.title, columns, rows)
    return picture_of(funnel, caption, funnel_chart(funnel), told, table=table)


FUNNEL_KEY = (
    "Each dot is one council. The fewer the cases, the further chance alone moves a share: the "
    "dotted lines hold 95 in 100 councils that differ by chance alone, the outer ones 998 in 1,000."
)


def slope_figure(book: Book, slope: Slope, table: Markup) -> Markup:
    """Return groups by deprivation with the line through them; the words beside it say the same."""
    caption = element("figcaption", slope.title, made_up(book), element("span", SLOPE_KEY))
    return picture_of(slope, caption, slope_chart(slope), table=table)


SLOPE_KEY = (
    "Each dot is one fifth of the wards, put in order by the Index of Multiple Deprivation, with "
    "its 95% interval; the dashed line is fitted to all five."
)


def groups_figures(book: Book, charts: tuple[Chart, ...]) -> Markup:
    """Return small charts of several groups of people on one axis, each with its table and data."""
    figures = (
        picture_of(
            chart,
            element("figcaption", chart.name, made_up(book)),
            spark(chart, 300, 110),
            table=series_table(chart),
        )
        for chart in charts
    )
    return element("div", *figures, class_="grid")


def dated_words(book: Book, kpi_id: str) -> Markup:
    """Return a judgement in words as dated rows: no line, no score."""
    rows = book.series(kpi_id).sort_values("period_end", ascending=False)
    kpi = book.kpi(kpi_id)
    cells = [(str(row.period), text(row.value_text, "[x]")) for row in rows_of(rows)]
    return number_table(kpi.title, (Column("Date"), Column("Judgement")), cells)


def empty_chart() -> Markup:
    """Return what stands where a KPI has no figure at all."""
    return join([element("p", "There is no figure to draw yet.", class_="second")])


def picture_of(
    chart: AnyChart, caption: Markup, *drawn: Child, table: Markup | None = None
) -> Markup:
    """Return a figure: caption, picture, notes, its table one step away and its data as a file.

    Without a table it is one of those drawn, as the list beside a map is.
    """
    folded = behind(BEHIND, table) if table else None
    if not chart.id:  # made for one answer alone: no file of its data was written
        return element("figure", caption, *drawn, folded)
    address = f"{DATA}/{chart.id}.csv"
    heard = element("span", f": {chart.title}", class_="hidden")
    link = element("a", "Data as CSV", heard, href=address, download=True)
    return element(
        "figure",
        caption,
        *drawn,
        folded,
        element("p", link, class_="data"),
        data_chart=chart.id,
    )
