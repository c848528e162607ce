"""The application that servers and `flask --app wsgi` load."""

from examprep.app import create_app
from examprep.settings import settings_or_exit

app = create_app(settings_or_exit())
