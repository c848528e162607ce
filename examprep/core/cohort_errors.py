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
