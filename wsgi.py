"""The application that servers and `flask --app wsgi` load."""

from examprep.app import create_app
from examprep.settings import read_settings

app = create_app(read_settings())
