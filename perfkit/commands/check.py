"""``perfkit check``: prove the framework."""

from datetime import date

import click

from perfkit.commands.desk import Desk, pass_desk
from perfkit.errors import FrameworkError


@click.command()
@pass_desk
def check(desk: Desk) -> None:
    """Prove the framework: every link, owner, marker and limit.

    Names each fault with its file, its field, what was got and what is allowed, all at once. A
    warning (a review past its date) does not fail the check.
    """
    from perfkit.framework.check import check as find
    from perfkit.returns.quirks.declared import looked_for_and_explained

    findings = [
        *find(desk.framework, desk.settings, today=date.today()),
        *looked_for_and_explained(desk.framework),
    ]
    for finding in findings:
        click.echo(
            f"{finding.severity}: {finding.file}: {finding.field}: got {finding.got}; "
            f"{finding.allowed}"
        )
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    if errors:
        counted = "1 error" if errors == 1 else f"{errors} errors"
        raise FrameworkError(f"The framework has {counted}; warnings: {warnings}.")
    kpis = len(desk.framework.live_kpis)
    click.echo(f"The framework holds: {kpis} live KPIs, no error, {warnings} warnings.")
