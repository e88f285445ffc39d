"""The steps that make and change a store, run by alembic."""
