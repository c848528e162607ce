"""How gunicorn serves the application; it reads this file by itself when started in this folder."""

import os

bind = f"{os.environ.get('BIND_HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
graceful_timeout = 10  # seconds that requests under way get when the server is stopped or restarted
control_socket_disable = True  # else every instance of a user would share one socket in the home folder
