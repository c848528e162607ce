"""A PostgreSQL server for the time of a test run."""
