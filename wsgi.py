"""The application that servers and `flask --app wsgi` load."""

import sys

from examprep.app import create_app
from examprep.settings import SettingsInvalid, read_settings

NOT_TO_BE_TRIED_AGAIN = 3  # the exit code at which gunicorn stops instead of starting one worker after the other

try:
    app = create_app(read_settings())
except SettingsInvalid as error:
    sys.stderr.write(f"examprep cannot start: {error}\n")
    sys.exit(NOT_TO_BE_TRIED_AGAIN)
