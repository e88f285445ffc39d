"""Runs the steps of `versions` on the connection that `perfkit.store.engine` gives."""

from alembic import context

from perfkit.store.schema import METADATA


def run() -> None:
    """Bring the database of the given connection to the version asked for."""
    context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name under which alembic runs this file; an import runs nothing
    run()
