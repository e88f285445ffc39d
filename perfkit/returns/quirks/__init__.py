"""The known quirks of published data: each is found by looking at a file, and nothing is mended.

What each means, and what the workbook does about it, is in ``parameters/framework/quirks.yml``.
"""
