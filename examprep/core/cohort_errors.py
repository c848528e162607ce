"""What can be refused in cohorts."""

from examprep.core.errors import Refused


class CohortArchived(Refused):
    """The cohort is archived: it is read, not changed."""

    code = "cohort-archived"
    title = "The cohort is archived"


class InviteEnded(Refused):
    """The invite expired or was revoked, or the person was removed from the cohort after it was made."""

    code = "invite-ended"
    title = "The invite is over"


class InviteFull(Refused):
    """All places of the invite are taken."""

    code = "invite-full"
    title = "The invite has no place left"


class LastInstructor(Refused):
    """The cohort would be left without an instructor."""

    code = "last-instructor"
    title = "A cohort keeps an instructor"


class WindowEmpty(Refused):
    """An assignment would close before it opens."""

    code = "window-empty"
    title = "The window is empty"


class AssignmentUpcoming(Refused):
    """The assignment has not opened yet."""

    code = "assignment-upcoming"
    title = "The assignment has not opened"


class AssignmentClosed(Refused):
    """The assignment is closed: attempts that run go on, none can be started."""

    code = "assignment-closed"
    title = "The assignment is closed"


class AssignmentStarted(Refused):
    """Attempts of the assignment were started, so that it cannot be taken back."""

    code = "assignment-started"
    title = "The assignment was started"


class AttemptsUsedUp(Refused):
    """The person has started as many attempts as are `allowed`."""

    code = "attempts-used-up"
    title = "No attempt is left"


class NicknameInvalid(Refused):
    """The nickname is too short or too long, or has characters that show nothing or steer the text around them."""

    code = "nickname-invalid"
    title = "This nickname cannot be used"


class NicknameTaken(Refused):
    """Another member of the cohort has this nickname, perhaps in another spelling of case."""

    code = "nickname-taken"
    title = "This nickname is taken"


class ExamNotRanked(Refused):
    """The exam has no leaderboard: a longer exam of its pack is the full mock."""

    code = "exam-not-ranked"
    title = "This exam has no leaderboard"
