"""Commands for operators: `flask --app wsgi …`, one file per subject."""
