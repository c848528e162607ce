"""Scenarios: passages with a label such as `Problem:`, headings that ask, examples, and sentences that give advice."""

from collections.abc import Iterator

from seed.draft.cases import LONGEST_PASSAGE, cases_of, text_behind
from seed.draft.contrasts import Reader, home_of, quote_of
from seed.draft.names import lead_of, words_of
from seed.draft.records import Found, Kind, Quote
from seed.draft.sets import quotes_of
from seed.draft.titles import title_from
from seed.draft.tree import Node, Section, Sentence

FEWEST_WORDS_ASKING = 14
OPENING_NODES = 3
SHORT_SECTION = 14
FEWEST_WORDS = 7
FEWEST_WORDS_ASKED = 4
MOST_NAMES = 6


def scenarios_of(section: Section, contrasts: list[Found], reader: Reader) -> Iterator[Found]:
    """Yields a scenario for every passage that poses something; `contrasts` are the comparisons in its sentences."""
    home = home_of(section, reader)
    posed = [*_headed(section, home, reader), *_labeled(section, home, reader)]
    yield from posed
    covered = {line for found in posed for line in range(found.first_line, found.last_line + 1)}
    yield from _listed_cases(section, home, reader)
    yield from _needs(section, reader)
    purposes = [] if covered else list(_purpose(section, home, contrasts, reader))
    yield from purposes
    told = {quote for found in purposes for quote in found.quotes}
    yield from (found for found in _advised(section, home, covered, reader) if not told.issuperset(found.quotes))


def _headed(section: Section, home: str, reader: Reader) -> Iterator[Found]:
    """A heading that asks, poses or is as long as a sentence, with all below it."""
    title, nodes = section.title, section.nodes
    asks = reader.wording.how_to.search(title) or reader.wording.situation.match(title)
    if nodes and (asks or len(title.split()) >= FEWEST_WORDS_ASKING):
        yield _found("heading", title, home, (Quote(section.line, title), *quotes_of(nodes)))


def _labeled(section: Section, home: str, reader: Reader) -> Iterator[Found]:
    """Every case that begins with a label, at any depth; what hangs below a label belongs to its case already."""
    yield from _labeled_among(section.nodes, home, reader)
    for node in section.all_nodes:
        if not reader.wording.situation.match(node.text):
            yield from _labeled_among(node.children, home, reader)


def _labeled_among(nodes: tuple[Node, ...], home: str, reader: Reader) -> Iterator[Found]:
    for case in cases_of(nodes, reader.wording):
        posed = text_behind(reader.wording.situation, case[0].text)
        yield _found("label", posed or case[0].text, home, quotes_of(case))


def _listed_cases(section: Section, home: str, reader: Reader) -> Iterator[Found]:
    """Bullets below a node that announces cases: each is one where advice is given, `Use … for:`, else all are one."""
    for node in section.all_nodes:
        if not node.children or not node.text.endswith((":", ",")):
            continue
        name = lead_of(node, reader.wording)[0] or home
        if reader.wording.advice.search(node.text):
            for child in node.children:
                yield _found("case", child.text, name, (Quote(node.line, node.text), *quotes_of([child])))
        elif reader.wording.case_words & words_of(node.text):
            yield _found("cases", node.text, name, quotes_of([node]))


def _needs(section: Section, reader: Reader) -> Iterator[Found]:
    """Nodes that name something and say what for it is taken, themselves or in what is below them."""
    for node in section.all_nodes:
        lead, rest = lead_of(node, reader.wording)
        if not lead or not _is_need(node, lead, rest, reader):
            continue
        sentences = [sentence for sentence in node.sentences if rest] + [
            sentence for child in node.children for sentence in child.sentences
        ]
        if told := [sentence for sentence in sentences if _says_what_for(sentence, reader)]:
            head = () if rest else (Quote(node.line, node.text),)
            yield _found("need", lead, lead, (*head, *map(quote_of, told)))


def _is_need(node: Node, lead: str, rest: str, reader: Reader) -> bool:
    """Whether the node is a thing of its own: no label, no heading of others, and not as long as a section."""
    wording = reader.wording
    if lead.lower() in wording.labels or wording.situation.match(node.text) or wording.versus.search(lead):
        return False
    is_heading = not rest and any(lead_of(child, wording)[0] for child in node.children)
    return not is_heading and node.last_line - node.line <= LONGEST_PASSAGE


def _says_what_for(sentence: Sentence, reader: Reader) -> bool:
    return bool(reader.wording.advice.search(sentence.text) or reader.wording.purposes.search(sentence.text))


def _purpose(section: Section, home: str, contrasts: list[Found], reader: Reader) -> Iterator[Found]:
    """What the opening of a section says its subject is for, with the contrasts of a short section."""
    opening = [sentence for node in section.nodes[:OPENING_NODES] for sentence in node.sentences]
    told = [quote_of(sentence) for sentence in opening if _says_what_for(sentence, reader)]
    if told and home:
        is_short = section.last_line - section.line <= SHORT_SECTION
        rejected = [quote for found in contrasts for quote in found.quotes if is_short]
        yield _found("purpose", section.title or told[0].text, home, (*told, *rejected))


def _advised(section: Section, home: str, covered: set[int], reader: Reader) -> Iterator[Found]:
    """Sentences that give advice or an example, outside of the passages that are scenarios already."""
    for node in section.all_nodes:
        if lead_of(node, reader.wording)[0] or node.line in covered:
            continue
        for at, sentence in enumerate(node.sentences):
            if sentence.text.endswith("?") and len(sentence.text.split()) >= FEWEST_WORDS_ASKED:
                quotes = tuple(map(quote_of, node.sentences[at:]))
                yield _found("question", sentence.text, home, quotes, _named_in(sentence.text, reader))
                break
            if pattern := _way_of_advice(sentence.text, reader):
                yield _found(pattern, sentence.text, home, (quote_of(sentence),), _named_in(sentence.text, reader))


def _way_of_advice(text: str, reader: Reader) -> str:
    """How a sentence advises: by an example, plainly, or by a condition under which something does not hold."""
    wording = reader.wording
    if len(text.split()) < FEWEST_WORDS:
        return ""
    if wording.examples.search(text):
        return "example"
    if wording.advice.search(text):
        return "advice"
    return "trap" if wording.conditions.search(text) and wording.negations.search(text) else ""


def _named_in(text: str, reader: Reader) -> tuple[str, ...]:
    return tuple(name.text for name in reader.names.within(text) if " " in name.text or name.text[0].isupper())


def _found(pattern: str, title: str, name: str, quotes: tuple[Quote, ...], others: tuple[str, ...] = ()) -> Found:
    """A scenario about a name; `others` are those that its passage mentions, of which the first few are kept."""
    unique = tuple(dict.fromkeys(sorted(quotes, key=lambda quote: quote.line)))
    names = {words_of(one): one for one in reversed((name, *others)) if words_of(one)}
    return Found(Kind.SCENARIO, pattern, title_from(title), tuple(reversed(names.values()))[:MOST_NAMES], unique)
