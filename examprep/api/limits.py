"""How often somebody may fail to log in."""

from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from examprep.core.errors import TooManyLogIns

WINDOW_MINUTES = 15
FAILURES_PER_EMAIL = 10
FAILURES_PER_ADDRESS = 100


class LogInGuard:
    """Counts failed log-ins by e-mail and by address, over the last 15 minutes.

    The counts live in Redis where a URL is given, so that all processes share them, else in this process.
    """

    def __init__(self, redis_url: str | None) -> None:
        self._limiter = MovingWindowRateLimiter(storage_from_string(redis_url or "memory://"))
        self._per_email = RateLimitItemPerMinute(FAILURES_PER_EMAIL, WINDOW_MINUTES, "log-in-email")
        self._per_address = RateLimitItemPerMinute(FAILURES_PER_ADDRESS, WINDOW_MINUTES, "log-in-address")

    def ensure_allowed(self, email: str, address: str) -> None:
        """Raises `TooManyLogIns` when either has failed too often."""
        for limit, key in self._limits(email, address):
            if not self._limiter.test(limit, key):
                raise TooManyLogIns(
                    f"Too many failed log-ins. Wait up to {WINDOW_MINUTES} minutes.", retry_after=WINDOW_MINUTES * 60
                )

    def record_failure(self, email: str, address: str) -> None:
        """Counts a failed log-in against both."""
        for limit, key in self._limits(email, address):
            self._limiter.hit(limit, key)

    def _limits(self, email: str, address: str) -> list[tuple[RateLimitItemPerMinute, str]]:
        return [(self._per_email, email.strip().casefold()), (self._per_address, address)]
