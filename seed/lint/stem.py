"""Rules over the stem."""

import re
from collections.abc import Iterator

from examprep.core.item import Item
from seed.lint.registry import item_rule
from seed.lint.wording import question_of, situation_of
from seed.sentences import sentences

LONGEST_STEM = 120
FEWEST_SITUATION_SENTENCES = 2

_UNFOCUSED = re.compile(
    r"\bwhich (?:of (?:the following|these) )?(?:statements?|facts?|is|are|of these)\b[^?]*\b(?:true|correct|false)\b"
    r"|^which of the (?:following|above)(?: (?:is|are) \w+)?\?$",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:figure|diagram|table|picture|exhibit|list|notes?|text|page) (?:above|below)\b"
    r"|\b(?:shown|seen|described|listed|mentioned) (?:above|below|earlier)\b"
    r"|\b(?:shown|see|refer to|in|following) (?:the )?(?:notes|diagram|figure|picture|exhibit)\b"
    r"|\b(?:previous|preceding|last|next) question\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:it|its|they|their|them|this|these|those|he|his|she|her|such|both)\b", re.IGNORECASE)
_NEGATIVE_QUESTION = re.compile(
    r"\b(?:[Ww]hich|[Ww]hat)(?: [\w-]+){0,3} (?:is|are|does|do|would|should|will|can|could|must) not\b"
    r"|\b(?:[Ww]hich|[Ww]hat)(?: [\w-]+){0,3} (?:\w+n[’']t|cannot|never)\b"
    r"|\bexcept(?: for)?(?: which| what)?(?: one)?[?:]|\bleast (?:likely|suitable)\b"
)
_NEGATION = re.compile(r"\b(?:not|never|cannot|no|without|none|neither|nor|except|unless|\w+n[’']t)\b", re.IGNORECASE)
_DENIED_NEGATIVE = re.compile(
    r"\bnot (?:un(?:available|common|known|like|likely|reasonable|safe|usual)\w*|impossible|improbable|infrequent\w*)\b"
    r"|\bnot without\b",
    re.IGNORECASE,
)
_BLANK = re.compile(r"_{2,}|\.{3,}|…|-{3,}")
_CONSTRAINT = re.compile(
    r"\b(?:must|needs?|needed|require[sd]?|requirements?|wants?|wanted|should|allows?|insists?|forbids?|refuses?)\b"
    r"|\b(?:within|without|cannot|can[’']t|not|never|only|at least|at most|no|acceptable|limit(?:s|ed)?|budget)\b"
    r"|\b(?:most|least|lowest|minimum|minimal|smallest|fewest|fastest|cheapest|less|lowers?|reduces?|as possible)\b"
    r"|\b(?:has|have|had) to\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = {2: "TWO", 3: "THREE"}


@item_rule("S01", "no question")
def no_question(item: Item) -> Iterator[str]:
    """The stem must end with a question.

    *Why:* who does not know what is asked reads the options to find out, and is tested in guessing.
    """
    if not item.stem.rstrip().endswith("?"):
        yield "the stem does not end with a question mark"


@item_rule("S02", "unfocused question")
def unfocused_question(item: Item) -> Iterator[str]:
    """The question must ask for something, not which statement is true.

    *Why:* options under "which is true" are unrelated true-or-false items in one coat.
    """
    question = question_of(item)
    if _UNFOCUSED.search(question):
        yield f"the question asks for nothing in particular: {question!r}"


@item_rule("S03", "stem leans on something outside")
def leans_on_something_outside(item: Item) -> Iterator[str]:
    """The stem must not point to a picture, a table, notes or another question.

    *Why:* a form shows one item at a time, and nothing else with it.
    """
    if match := _OUTSIDE.search(item.stem):
        yield f"the stem points outside the item: {match[0]!r}"


@item_rule("S04", "stem begins with a pronoun")
def begins_with_pronoun(item: Item) -> Iterator[str]:
    """The first word of the stem must not stand for something named elsewhere.

    *Why:* nothing is named before the first word; the stem was cut out of a text.
    """
    if match := _PRONOUN.match(item.stem):
        yield f"the stem begins with the pronoun {match[0]!r}"


@item_rule("S05", "stem too long")
def stem_too_long(item: Item) -> Iterator[str]:
    """The stem has at most 120 words.

    *Why:* beyond that the item measures reading under time pressure; the exam's own stems stay below.
    """
    count = len(item.stem.split())
    if count > LONGEST_STEM:
        yield f"the stem has {count} words; at most {LONGEST_STEM} are allowed"


@item_rule("S06", "hidden negative")
def hidden_negative(item: Item) -> Iterator[str]:
    """A question that asks for what does not hold says NOT or EXCEPT in capitals.

    *Why:* a negative is overread, and the best prepared learners then pick a true option.
    """
    if match := _NEGATIVE_QUESTION.search(question_of(item)):
        yield f"the negative is not in capitals: {match[0]!r}"


@item_rule("S07", "double negative")
def double_negative(item: Item) -> Iterator[str]:
    """No two negatives in the question, and no "not un…" anywhere in the stem.

    *Why:* two negatives test logic, and slow down readers in a second language most.
    """
    negatives = _NEGATION.findall(question_of(item))
    if len(negatives) > 1:
        yield f"the question has {len(negatives)} negatives: {', '.join(negatives)}"
    if match := _DENIED_NEGATIVE.search(item.stem):
        yield f"double negative {match[0]!r}"


@item_rule("S08", "blank in the stem")
def blank_in_stem(item: Item) -> Iterator[str]:
    """The stem has no gap to be filled.

    *Why:* a blank in the middle makes the reader hold both ends in mind; a question does not.
    """
    if match := _BLANK.search(item.stem):
        yield f"the stem has a blank: {match[0]!r}"


@item_rule("S09", "question in the middle")
def question_in_the_middle(item: Item) -> Iterator[str]:
    """The stem asks one question.

    *Why:* with two questions an option can be right for one of them.
    """
    asked = [sentence for sentence in sentences(item.stem) if sentence.endswith("?")]
    if len(asked) > 1:
        yield f"the stem asks {len(asked)} questions: {asked[0]!r} …"


@item_rule("S10", "mock item without situation")
def mock_without_situation(item: Item) -> Iterator[str]:
    """An item for mock exams has at least two sentences of situation before its question.

    *Why:* raters took one-sentence items for quiz questions (3.1 of 5), and situations for the real exam (4.2).
    """
    count = len(situation_of(item))
    if item.mock and count < FEWEST_SITUATION_SENTENCES:
        yield f"for mocks at least {FEWEST_SITUATION_SENTENCES} sentences of situation are needed; the stem has {count}"


@item_rule("S11", "mock item without constraint")
def mock_without_constraint(item: Item) -> Iterator[str]:
    """The stem of an item for mock exams states a requirement or a limit.

    *Why:* only a constraint rules options out; without one, several are right.
    """
    if item.mock and not _CONSTRAINT.search(" ".join(situation_of(item))) and not _CONSTRAINT.search(question_of(item)):
        yield "the item is for mocks, but its stem states no constraint"


@item_rule("S12", "number of keys not said")
def number_of_keys_unsaid(item: Item) -> Iterator[str]:
    """A question with several keys says how many in capitals, one with a single key says none.

    *Why:* who must guess how many to pick is graded for the guess.
    """
    expected = _NUMBER_WORDS.get(item.choose)
    said = re.findall(r"\b(?:TWO|THREE|FOUR)\b", question_of(item))
    if said != ([expected] if expected else []):
        yield f"the question says {' and '.join(said) or 'no number'}, but {item.choose} are to be picked"
