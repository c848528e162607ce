"""Texts of the notes as they go on inside a sentence."""


def goes_on(text: str) -> str:
    """The text without full stop, small-lettered at its start unless it opens with an abbreviation."""
    text = text.rstrip(".")
    first = text.partition(" ")[0]
    is_name = any(character.isupper() or character.isdigit() for character in first[1:])
    return text if is_name else text[:1].lower() + text[1:]
