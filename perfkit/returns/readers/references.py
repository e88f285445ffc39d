"""References: dictionaries, lookups and boundaries that are known and hold no facts to load."""

from collections.abc import Callable

from perfkit.returns.readers.base import Reader, Sheet, header_is


def _reference(reader_id: str, title: str, recognises: Callable[[Sheet], bool]) -> Reader:
    return Reader(reader_id, "", title, recognises, kind="reference")


def _is_boundaries(sheet: Sheet) -> bool:
    text = "".join(sheet.header)
    return text.startswith("{") and '"FeatureCollection"' in text


def _is_fly_tipping_notes(sheet: Sheet) -> bool:
    firsts = [row[0] for row in sheet.rows if row]
    return firsts[:2] == [
        "Fly-tipping incidents and actions reported by local authorities in England",
        "Notes",
    ]


READERS = (
    _reference(
        "dfe-lait-dictionary",
        "Definitions of the Local Authority Interactive Tool's measures",
        header_is(
            *("indicator_id", "measure_code", "topic", "indicator", "chart_title", "polarity"),
            *("unit", "decimal_places", "year_type", "no_quartile", "last_update", "next_update"),
            *("data_owner", "description", "methodology", "source_url"),
        ),
    ),
    _reference(
        "ons-local-statistics-metadata",
        "Definitions of Explore Local Statistics' indicators",
        header_is(
            *("dataset", "indicator", "slug", "topic", "sub_topic", "label", "subtitle"),
            *("suffix", "decimal_places", "experimental", "standardised", "source_org"),
            *("source_date", "source_url", "description", "caveats"),
        ),
    ),
    _reference(
        "fingertips-metadata",
        "Definitions of Fingertips' indicators",
        header_is("dataset", "title", "fingertips_ids", "source", "description"),
    ),
    _reference(
        "nearest-neighbours",
        "Councils like each council, by model",
        header_is(
            *("model", "area_code", "area", "rank", "neighbour_code", "neighbour", "closeness")
        ),
    ),
    _reference(
        "kpi-candidates",
        "KPIs that the open data could feed",
        header_is(
            *("kpi_id", "kpi", "service_area", "file", "selection", "frequency", "unit"),
            *("polarity", "polarity_source", "bolton_first_period", "bolton_last_period"),
            *("bolton_points", "bolton_latest_value", "england_value_same_period", "note"),
        ),
    ),
    _reference(
        "population-of-councils",
        "Mid-year population of councils",
        header_is("geography_code", "geography_name", "date", "value", "Measure"),
    ),
    _reference(
        "deprivation-of-councils",
        "Indices of Deprivation of councils",
        header_is(
            *("deprivation_data_year", "area_code", "area_name", "index_domain"),
            *("average_rank", "rank_average_rank", "average_score", "rank_average_score"),
            *("proportion_bottom_decile", "rank_proportion_bottom_decile"),
        ),
    ),
    _reference("boundaries", "Boundaries of areas (GeoJSON)", _is_boundaries),
    _reference("fly-tipping-notes", "Notes on fly-tipping statistics", _is_fly_tipping_notes),
)
