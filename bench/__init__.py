"""Benchmarks: commands that print a table, never timed tests. CPU seconds before wall time, ratios of one run."""
