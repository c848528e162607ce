"""What can be refused: one class a fact, with the stable code that clients see."""

from typing import Any, ClassVar


class Refused(Exception):
    """A request that cannot be carried out.

    `detail` says to a person what is wrong and what to do; `members` are facts for programs.
    Where `lasting` is true, what was done before the refusal is kept, not rolled back.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    lasting: ClassVar[bool] = False

    def __init__(self, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.members = members


class NotFound(Refused):
    """There is no such thing, or it belongs to somebody else."""

    code = "not-found"
    title = "Not found"


class Unauthenticated(Refused):
    """No access token, or one that is malformed, forged or expired."""

    code = "unauthenticated"
    title = "Sign in first"


class CredentialsWrong(Refused):
    """E-mail and password do not belong together."""

    code = "credentials-wrong"
    title = "E-mail or password is wrong"


class TooManyLogIns(Refused):
    """Too many failed log-ins for this e-mail or from this address."""

    code = "too-many-log-ins"
    title = "Too many failed log-ins"


class RefreshTokenInvalid(Refused):
    """The refresh token is unknown, expired or revoked."""

    code = "refresh-token-invalid"
    title = "Sign in again"


class RefreshTokenReused(Refused):
    """A refresh token came back after it had been exchanged; its whole family is revoked."""

    code = "refresh-token-reused"
    title = "Sign in again"
    lasting = True


class RoleMissing(Refused):
    """The caller's role, or their role in the cohort, may not do this."""

    code = "role-missing"
    title = "Your role may not do this"


class EmailTaken(Refused):
    """An account with this e-mail exists."""

    code = "email-taken"
    title = "This e-mail has an account"


class AttemptOpen(Refused):
    """The attempt still runs, or one of the same exam does."""

    code = "attempt-open"
    title = "The attempt is still open"


class AttemptClosed(Refused):
    """The attempt takes no more responses."""

    code = "attempt-closed"
    title = "The attempt is closed"
    lasting = True


class AttemptPaused(Refused):
    """The drill is paused and takes no responses until it is resumed."""

    code = "attempt-paused"
    title = "The drill is paused"


class ClockFixed(Refused):
    """The clock of this attempt cannot be changed so: a mock cannot be paused, an untimed drill not extended."""

    code = "clock-fixed"
    title = "This clock cannot be changed so"


class QuestionChecked(Refused):
    """The question of a drill was checked, so its response stands."""

    code = "question-checked"
    title = "The question was checked"


class ItemWithheld(Refused):
    """The key would be shown of an item that stands on the learner's open mock exam."""

    code = "item-withheld"
    title = "Withheld while a mock exam is open"


class PreconditionMissing(Refused):
    """The request changes a response and does not say which revision it changes."""

    code = "precondition-missing"
    title = "If-Match is needed"


class ResponseStale(Refused):
    """The response was changed meanwhile; `current` is what stands now."""

    code = "response-stale"
    title = "The response was changed elsewhere"
    lasting = True


class ResponseInvalid(Refused):
    """The selected options are unknown, repeated or too many."""

    code = "response-invalid"
    title = "These options cannot be selected"


class IdempotencyKeyReused(Refused):
    """The key came before with another body."""

    code = "idempotency-key-reused"
    title = "The Idempotency-Key was used for another request"


class PoolTooSmall(Refused):
    """There are too few questions for what was asked; `domain` says of what, `found` how many there are."""

    code = "pool-too-small"
    title = "Too few questions in the bank"


class SelectorUnknown(Refused):
    """A drill names a topic, task or domain that the exam does not have, or a filter one that was not asked about."""

    code = "selector-unknown"
    title = "Nothing goes by this name"


class NotEnoughEvidence(Refused):
    """The responses so far do not support a statement; `missing` says about how many more would, and of what."""

    code = "not-enough-evidence"
    title = "Not enough responses yet"


class ExamDatePast(Refused):
    """The day of an exam is set to one that is over; `today` is the server's."""

    code = "exam-date-past"
    title = "This day is over"


class NothingWeak(Refused):
    """By the responses so far no domain and no task is weak, so there is no drill of it."""

    code = "nothing-weak"
    title = "Nothing is weak"
