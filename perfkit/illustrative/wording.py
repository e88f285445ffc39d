"""The words of the made-up council: plain, without a number, and true of any measure."""

WHY = (
    "Demand rose faster than the team could meet it, and two posts were empty for most of the "
    "quarter.",
    "Earlier help is reaching more people, and it begins to show.",
    "The change follows a new way of recording that began in the summer; the work itself is as "
    "it was.",
    "Referrals from partners came later than agreed, which left less time to act.",
    "What was put off in the spring was done now, and counts in this quarter.",
)
DOING = (
    "Both posts are filled from next month, and a senior officer now looks at the figure each "
    "week.",
    "We and our partners hold a joint meeting each week until it turns.",
    "The team is trying another way of working in one neighbourhood, and will say in spring "
    "whether it works.",
    "We have moved an officer from a quieter area for six months.",
    "We keep to what we do, and look at every case again in the spring.",
)
OUTLOOK = (
    "We expect to see the effect in two quarters.",
    "It may get worse before it gets better: winter is the hardest season.",
    "We expect it to hold.",
    "Too early to say.",
)
ACTIONS = (
    "Agree with partners who does what by when, and check it weekly.",
    "Fill the team's two empty posts.",
    "Look at what lies behind the latest figure, place by place, and say what held it back.",
    "Try in one area what a neighbouring council does.",
    "Write to those who can help with what we need and by when.",
)
PARTNER_ACTIONS = (
    "Each partner to name the officer who can commit its money and staff.",
    "Partners to share the data agreed in the autumn, or say what stops them.",
    "Agree one plan for the neighbourhoods that do worst on three outcomes or more.",
)
SUCCESS_TESTS = (
    "The figure leaves its usual range within two quarters.",
    "The next three figures are each better than the one before.",
    "The gap to the comparator is smaller in a year.",
)
DECISIONS = (
    (
        "Whether to set it a target for next year, or to go on without one.",
        "Its own past and its comparators, on its card; the options are a target or none.",
    ),
    (
        "Whether to keep the trial of earlier help going after the spring, or to stop it.",
        "What the figure did since the trial began; either can be paid for from this year's money.",
    ),
    (
        "Whether to lend its service an officer from a quieter one for six months.",
        "Its trend on its card; the other service's work would wait for as long.",
    ),
    (
        "Whether to ask partners for a commitment with a date.",
        "How many commitments were kept and missed this year; the other option is to wait.",
    ),
)
COMMITMENTS = (
    ("Health trust", "Pass on referrals within two working days."),
    ("Housing associations", "Offer a share of new lettings to homeless households."),
    ("Voluntary sector partnership", "Run drop-in advice in the neighbourhoods agreed."),
)
MILESTONES = (
    "Business case agreed",
    "First neighbourhood team at work",
    "New system in use by every team",
    "Benefits measured and reported",
)
SLIPS = (
    "The supplier needs longer; the contract holds it to the new date.",
    "Waits for a decision of another programme.",
)
RISKS = (
    (
        "Because prices rise faster than the grant",
        "there is a risk that the year's money runs out early",
        "which would stop work that people rely on",
        "Monthly forecast; spending above a limit needs agreement.",
    ),
    (
        "Because skilled staff are hard to find",
        "there is a risk that posts stay empty",
        "which would lengthen waiting times",
        "Trainee scheme; pay compared with neighbours each year.",
    ),
    (
        "Because partners' systems do not talk to ours",
        "there is a risk that we learn of need too late",
        "which would make harm more likely",
        "Weekly exchange by hand until the link is built.",
    ),
)
CASES = (
    (
        "A first call that saved a home",
        "A family faced losing their home and did not know whom to ask.",
        "The team called within a day and spoke to the landlord before notice was given.",
        "The family stayed where they were.",
        "Case notes, looked at by the service; the family agreed to its being told.",
    ),
    (
        "Walking together again",
        "A ward had few places to be active and many people living alone.",
        "Residents, a surgery and a club began a weekly walk with tea afterwards.",
        "It has run every week since, and those who come bring others.",
        "The club's register, counted by the service.",
    ),
    (
        "Clean by working together",
        "An alley was tipped on again and again.",
        "Neighbours, the street team and the landlord agreed who does what, and when.",
        "It has stayed clear through the winter.",
        "The street team's visits, each with a photograph.",
    ),
)
