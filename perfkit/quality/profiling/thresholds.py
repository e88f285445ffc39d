"""Every number that decides what is believed wrong, in one place, each with its reason."""

# Words that stand for nothing. They vote for nothing, and a rule may fill them.
BLANK_WORDS = frozenset(
    "|nan|nat|<na>|null|n/a|na|#n/a|-|--|..|...|:|?|[x]|[z]|[c]|empty|missing|not available".split(
        "|"
    )
)
# Words that pose as a value. "unknown" may be an answer, so it counts only where it is rare.
PLACEHOLDER_WORDS = frozenset(
    "tbc|tba|tbd|xxx|xx|x|unknown|not known|todo|test|n.a.|#ref!|#value!|#div/0!|#name?|dummy|"
    "placeholder|asdf|none|01/01/1900|1900-01-01|31/12/9999|9999-12-31".split("|")
)
KNOWN_VALUES = 20  # rows of the usual value, from which on a value said twice is no value
SLIP_OF_USUAL = 0.02  # of the rows of the usual value: fewer may be slips
PLACEHOLDER_RARE = 0.02  # more than one in fifty is a convention of the column
PLACEHOLDER_NUMBERS = (-1.0, -9.0, -99.0, -999.0, -9999.0, 99.0, 999.0, 9999.0, 99999.0, 999999.0)

CATEGORY_SHARE = 0.5  # a value that names a thing comes back: two rows each on the average

# Dependencies.
GAIN_GOOD = 0.85  # of what guessing the commonest value leaves wrong, the rule puts right this much
GAIN_SURE = 0.95  # so good that two rows against one decide
GAIN_VOTE = 0.35  # sources that disagree often: only where each thing has a value of its own
VOTE_OWN = 0.3  # share of things whose commonest value is theirs alone or nearly
OUTVOTED = 1.5  # times as many rows: enough, where each thing has a value of its own
VOTE_SIZE = 4  # a vote of fewer is none
SOURCES_NAMED = 0.6  # share of names without a figure: numbered rows and years are no sources
ENTITY_SHARE = 0.6  # of the columns are of the thing: less, and its rows are many things
STAND_TOGETHER = 2  # rows that depart alike within one value of a third column, by chance
SOURCES_ONCE = 0.95  # a source tells a thing once
RULE_COLUMNS = 40  # that are tried as settling all others
PAIR_ADDS = 0.03  # gain over that of its better half; less, and the half settles alone
PAIR_VALUES = 400  # distinct values of one half of a pair that settles
PAIR_GROUP = 5  # rows of a pair's groups on the average: smaller ones would settle anything
PAIR_SAMPLE = 4_000  # rows on which pairs are tried
PAIR_COLUMNS = 14  # halves that are tried; pairs grow as their square
FILL_BLANK = 0.25  # more blanks than a quarter of the filled rows of a group: blank is usual there
FILL_SELDOM = 0.1  # blanks, where one other row of the group may fill one
SLIPS_ALIKE = 3  # a value said more often in one group, and at home nowhere, is no slip
BRIEF_PERIODS = 2  # a change that lasts no longer, and goes back, was none
FILL_SHARE = 0.9  # of the filled rows of the group hold the value that would fill the blank
WINNER_SHARE = 0.6  # of a group; less is no rule there
DEPART_MOST = 0.3  # of a group, and one row at least: more that depart, and no rule holds there
NAMESAKE_LEAST = 3  # departures of a row from what one name settles: fewer are errors
NAMESAKE_SHARE = 0.5  # of what the name settles: the row tells of another thing of that name
NAMESAKE_OWN = 2  # times the thing's rows, at most, that hold a value: it is the thing's own
TINY = 1 / 3  # a departure is at most this of the value it departs from
SUPPORT = 0.2  # share of rows in groups of two and more, below which a rule rests on nothing
SAMPLE_ROWS = 40_000  # rules are looked for in a sample of things, and applied to every row

# Spelling.
RARE_OF_FREQUENT = 0.2  # a misspelling is at most this of the spelling it departs from
SLIPS_OF_LEADER = 0.005  # of its rows: in many rows the same slip comes again by chance
SLIP_LETTERS = 3  # a word of fewer is a code (Grade B), which another code is no slip of
CASE_OF_LEADER = 0.34  # more: the column has no convention of capitals
FREQUENT = 3  # fewer than three rows prove no spelling
CLOSE_RATIO = 0.8  # at least this alike, 0 to 1
CROWDED = (
    0.5  # frequent values that are close this often, compared with rare ones: codes, not slips
)
MOST_SPELLINGS = 3_000  # distinct values compared with each other; more are texts, not names

# Formats.
SHAPE_USUAL = 0.75  # of a column that has a convention; a fifth of it may be spoilt
SHAPE_MINOR = 0.2  # more is a second convention
SHAPE_AT_HOME = 0.3  # of the rows of a rare shape are where it is the usual one: it is right
SHAPE_ONE_VALUE = 0.02  # of the rows: a rare shape of one value said so often is a name
CODE_FIGURES = 4  # a run of so many figures is a code, whose length matters
NUMBER_RARE = 0.01  # a text among numbers, as a share of the rows
UNIT_USUAL = 0.01  # a way of writing the unit; words that come seldom are no units
WORD_USUAL = 0.5  # a word in half of the values is part of how the column is written
SECOND_UNIT = 0.05  # a second way of writing the unit: the column has no convention

THOUSANDS_ROWS = 20  # numbers of a thousand and more; fewer show no way of writing
THOUSANDS_MINOR = 0.25  # of them; more is a second way

TOGETHER_ROWS = 2  # a value of another column is known by coming back
TOGETHER_ALONE = 0.1  # as many texts that end so beside a filled cell: it is how they are written
CATEGORIES_MOST = 500  # distinct values; more are no short words to end in

NAME_SHARE = 0.002  # of the rows: in many rows a word among numbers comes oftener by chance
NAME_ROWS = 20  # a text said so often is a name, however it is written
DEPENDENT_AMOUNTS = 50  # distinct amounts, from which on a rule holds by many noughts alone
MARK_ROWS = 3  # a sign said so often among numbers is a publisher's mark, explained elsewhere
MARK_LENGTH = 3
COUNT_VALUES = 10  # different numbers of which 0 is the commonest: counts, and no names
ONE_WIDTH = 0.7  # share of whole numbers of one width, above which they are names, not amounts

# Swapped and shifted cells: how much likelier a row is after the move than before (natural log).
MISFIT = 0.1  # a cell is looked at when it fits its column ten times worse than the usual cell
SHAPE_WEIGHT = 0.01  # where values come back, a new one of the right shape still fits a little
FIT_FLOOR = 1e-4  # what is never seen is taken as seen once in ten thousand
SWAP_LIKELIER = 7.0  # a thousandfold
SWAP_EACH = 1.5  # and either cell gains: more than fourfold
SHIFT_LIKELIER = 9.0  # ten thousandfold: a shift has many ways to seem likely
SHIFT_EMPTY = 5.0  # added where the cell that pushed is empty
MOVED_ROWS = 100  # fewer do not show what is usual in a column
MOST_TRIES = 8_000_000  # cells held against a column; they grow as the square of the columns
MOST_MISFITS = 20_000  # rows looked at; the worst first

# Series.
SERIES_ROWS = 4  # fewer points have no middle to be far from
SERIES_ALIKE = 0.3  # a column whose series spread wider has no series
SERIES_TIGHT = 0.12  # middle distance from the series' middle, in tenfolds (a third either way)
SLIP_NEAR = 0.12  # distance of the ratio from 10, 100 or 1000, in tenfolds
SPECIFIC_DIGITS = 3  # a number of three figures seldom comes back by chance
GAPS_FEW = 0.1  # of a series
REPEATS_MOST = 0.15  # of the values: more are no accident
REPEATS_OF_CHANCE = 4  # times as often as a value equals an older one: three in four are told
AT_HOME = 0.5  # tenfolds from the middle of a finer series, within which no slip shows
ROW_AMOUNTS = 3  # amounts of a row that all say the same again: the row was sent again
ROW_SHARE = 0.6  # of all amounts
SLIP_SELDOM = 0.02  # of the rows: a number said more often is at home in its column
SIGN_FEW = 0.02  # of the rows are below 0: the sign is what is odd, not the unit
SLIPS_FEW = 0.25  # of a series; more is two series under one name
NEIGHBOURS = 2  # periods before and after, of which a value out of line is told
NEIGHBOURS_AGREE = 0.18  # tenfolds between the least and the greatest of them (half as much again)
SERIES_KEY = 0.9  # of the rows are told apart by the series and the period
SERIES_GAP = 0.02  # share of blanks in a column where a gap in a series is no custom

# A part and its whole.
WHOLE_ROWS = 50  # fewer rows prove no ceiling
WHOLE_ABOVE = 0.05  # of the rows; more often passed, it is no ceiling
WHOLE_TOUCHED = 0.01  # of the rows reach it: it is a ceiling, and not a greater thing
WHOLE_LEAST = 0.5  # the usual part of the whole
WHOLE_SPREAD = 0.2  # and how far that part usually varies

# A 0 among what is far from it.
ZERO_LEAST = 20  # a count of twenty is 0 by chance once in hundreds of millions
ZERO_FAR = 0.1  # of the middle of the series: one that came nearer may reach 0
ZEROS_FEW = 0.1  # of a series

# Parts that add up.
PARTS_ROWS = 30  # fewer rows prove no sum
PARTS_HOLD = 0.8  # of the rows; a fifth of them may be spoilt
PARTS_PRESENT = 0.5  # of the rows have more than 0 of each part: adding nothing proves nothing
PARTS_ROUNDING = 1e-6
PARTS_SAMPLE = 2_000  # rows on which sums are looked for, and then held against every row
PARTS_COLUMNS = 24  # columns of numbers that are tried; the ways to add up grow as their cube

# A count among rates, in tenfolds.
RATE_APART = 0.8  # more than six times the middle of the others
RATE_TIGHT = 0.15  # rates of like places lie within half as much again; counts do not
RATE_FEW = 0.34  # of the indicators of a place; more, and the place is simply large
RATE_INDICATORS = 5  # fewer show no habit
RATE_PERIODS = 3  # a single figure apart is a slip
RATE_PLACES = 5

# Dates.
ORDER_PROOF = 0.1  # of the dates show the usual order
DATES_USUAL = 0.9  # of the filled rows are days of the calendar, written in one order
ORDER_USUAL = 0.9  # of those that show one
