"""Folders of tables, Parquet or CSV, as a population: one table per kind of subject, one per relation."""

from congtam.shelf.tables.folder import read_tables

__all__ = ["read_tables"]
