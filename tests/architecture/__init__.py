"""Rules of the house that hold for the whole tree. What ruff and mypy check is not repeated here."""
