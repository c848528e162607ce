"""How people are seen by the other members of their cohorts."""

OFF = "off"
MODES = (OFF, "nickname", "name")


def seen_as(mode: str, nickname: str | None, name: str) -> str | None:
    """What the others see somebody under, `None` who is not seen: who is off, or has no nickname to be seen under."""
    return {"nickname": nickname, "name": name}.get(mode)
