"""Made tables in the style of the public benchmarks of error detection, and what is wrong in them.

Every name and figure is made by seeded chance; nothing is copied from a benchmark. Each module
makes one table twice, as it should be and as it came.
"""
