"""The grammatical form that an option opens with, as far as its first words show it."""

_ARTICLES = frozenset({"a", "an", "the"})
_PREPOSITIONS = frozenset({"as", "at", "behind", "by", "from", "in", "on", "over", "through", "with", "without"})
_OPEN_OBJECTS = _ARTICLES | {"all", "another", "any", "both", "each", "every", "its", "more", "no", "one", "their"}
_LONGEST_VERB_IN_ING = len("bring")
_COMMANDS = frozenset({"copy", "create", "delete", "get", "insert", "merge", "put", "select", "unload", "update"})
_VERBS = frozenset(
    """activate add allow apply assign associate attach buy change choose combine configure connect convert create
    delete deliver deny deploy detach disable edit enable encrypt enforce extend forward generate give grant import
    increase install invoke join keep launch leave let make migrate modify move peer place protect provision publish
    purchase put raise rebuild reduce register remove replace replicate require restore restrict resize retain rewrite
    rotate send serve set shorten split stop store subscribe suspend switch take tell terminate turn update upgrade
    use write""".split()  # noqa: SIM905 - one word a line would fill pages
)


def opening_form(text: str) -> str | None:
    """Noun phrase, verb, -ing form, to-infinitive or preposition; `None` where the first words do not say which.

    A name, which has a capital or a digit within or is `Amazon`, is a noun phrase as much as one with an article.
    A word in -ing is one where an article or the like follows: `Streaming the files`, but not `Streaming ingestion`.
    """
    first, *following = text.split()
    lower = first.lower()
    if lower in _ARTICLES or first == "Amazon" or any(letter.isupper() or letter.isdigit() for letter in first[1:]):
        return None if lower in _COMMANDS else "a noun phrase"
    if lower in _PREPOSITIONS:
        return "a preposition"
    if lower in _VERBS:
        return "a verb"
    if lower == "to":
        return "a to-infinitive"
    has_object = bool(following) and following[0] in _OPEN_OBJECTS
    return "an -ing form" if has_object and lower.endswith("ing") and len(lower) > _LONGEST_VERB_IN_ING else None
