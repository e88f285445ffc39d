"""What a check found, in words: one sentence a file, and one line a rule with its rows."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from perfkit.quality.sent.check import Checked
from perfkit.quality.sent.findings import WHOLE_ROW, Finding, Verdict, each

MOST_ROWS = 8  # runs of rows named of one rule
MOST_GOT = 3  # different texts quoted of one rule
LIKE = 3  # findings of one column and dimension told before those of others
MOST_CHARACTERS = 60  # of one text quoted
HEADINGS: dict[Verdict, str] = {
    "refused": "Would be refused",
    "doubtful": "Would be used, with a doubt",
    "worth a look": "Worth a look: found by comparing the table with itself, refused by no rule",
}


def headline(checked: Checked) -> str:
    """Return the result of one file in a sentence; of one that no rule was held against, why."""
    if checked.outcome != "checked":
        return f"No rule was checked: {_why_not(checked)}; {_looks(checked)}."
    whole = _count(checked.read, checked.counted)
    parts = [
        f"{f'{checked.refused:,}' if checked.refused else 'None'} of {whole} would be refused",
        f"{_counted(checked.doubtful)} doubtful",
    ]
    if checked.out_of_scope:
        parts.append(f"{checked.out_of_scope:,} are of series that no measure uses")
    return f"{', '.join([*parts, _looks(checked)])}; nothing was loaded."


def lines(checked: Checked, verdict: Verdict) -> Iterator[str]:
    """Yield what was found of one verdict, a rule a line, those of most rows first.

    What is worth a look has a line a finding instead: each has a likely value and a reason of its
    own; the surest come first, a few of each column and dimension before more of the same.
    """
    found = checked.findings[checked.findings["verdict"] == verdict]
    if verdict == "worth a look":
        for one in each(_spread(found)):
            yield f"{where(one.row, one.column)}: {in_words(one)}"
        return
    groups = [
        (str(rule), str(column), group)
        for (rule, column), group in found.groupby(["what", "column"], sort=False)
    ]
    for rule, column, group in sorted(groups, key=lambda one: -len(one[2])):
        rows = rows_in_words(sorted(set(group["row"])))
        yield f"{rows}{f', {column}' if column else ''}: {rule}{_got(group['got'], rule)}"


def _why_not(checked: Checked) -> str:
    why = {
        "no layout": "no reader knows its layout, so nothing of it would be loaded",
        "no rows": f"it holds no {checked.counted}s, so nothing would be loaded",
        "reference": "it holds no figures, and would be kept as reference",
    }
    unused = f"all {_count(checked.read, checked.counted)} are of series that no measure uses"
    return why.get(checked.outcome, f"{unused}, so nothing would be kept")


def _spread(found: pd.DataFrame) -> pd.DataFrame:
    surest = found.sort_values("confidence", ascending=False, kind="stable")
    turn = surest.groupby(["column", "dimension"]).cumcount() // LIKE
    return surest.loc[turn.sort_values(kind="stable").index]


def where(row: int, column: str) -> str:
    """Return where a finding is: ``row 21, area``; a whole row has no column."""
    return f"row {row}" if column == WHOLE_ROW else f"row {row}, {column}"


def in_words(finding: Finding) -> str:
    """Return what is wrong with one cell: the reason, and what it probably should be, how surely.

    Never wholly sure: nothing but the table itself was asked.
    """
    what = finding.what.rstrip(".")
    if finding.verdict != "worth a look":
        return f"{what}.{_got([finding.got], finding.what)}"
    probably = f"probably {_short(finding.likely)!r}, " if finding.likely else ""
    said = f"{_short(finding.got)!r}: {what}" if finding.got else what
    return f"{said} ({probably}{sureness(finding.confidence)})."


def sureness(confidence: float) -> str:
    """Return how sure a finding is, never wholly: ``97% sure``."""
    return f"{min(99, round(confidence * 100))}% sure"


def rows_in_words(rows: Sequence[int]) -> str:
    """Return rows in runs: ``rows 3, 7 to 9 and 12``.

    >>> rows_in_words([3, 7, 8, 9, 12])
    'rows 3, 7 to 9 and 12'
    """
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    told = [part for run in runs[:MOST_ROWS] for part in _run(run)]
    more = sum(map(len, runs[MOST_ROWS:]))
    if more:
        told.append(f"{more:,} more")
    joined = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    return f"{'row' if len(rows) == 1 else 'rows'} {joined}"


def _run(run: list[int]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(row) for row in run]


def _looks(checked: Checked) -> str:
    count = int((checked.findings["verdict"] == "worth a look").sum())
    more = " more" if checked.refused or checked.doubtful else ""
    what = {0: "nothing else is" if more else "nothing is", 1: f"1{more} thing is"}
    return f"{what.get(count, f'{count:,}{more} things are')} worth a look"


def _counted(number: int) -> str:
    return {0: "none is", 1: "1 is"}.get(number, f"{number:,} are")


def _got(texts: Iterable[str], what: str) -> str:
    """Return what was got, where the words for it do not begin with that already."""
    said = [text for text in dict.fromkeys(texts) if text and not what.startswith(repr(text))]
    if not said:
        return ""
    quoted = ", ".join(repr(_short(text)) for text in said[:MOST_GOT])
    return f" Got {quoted}{' and others' if len(said) > MOST_GOT else ''}."


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= MOST_CHARACTERS else f"{one_line[: MOST_CHARACTERS - 1]}…"


def _count(number: int, one: str) -> str:
    return f"1 {one}" if number == 1 else f"{number:,} {one}s"
