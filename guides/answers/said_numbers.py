"""Numbers as people say them, in one spelling."""

import re

UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: n for n, word in enumerate(UNITS)} | {
    word: 10 * n for n, word in enumerate(TENS, start=2)
}
TIME = r"(hour|day|week|month|year)"
SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"[\u2013\u2014\u2212]", "-"),
    (r"[\u2018\u2019]", "'"),
    (r"\u00b1|\+ ?/ ?-|\bplus or minus\b", "+/-"),
    (r"(?<=\d)[, ](?=\d{3}\b)", ""),
    (r"(?<=\d)\u00bd", ".5"),
    (r"\u00bd|\b1/2\b", "half"),
    (r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](one|two|three|four|five|six"
     r"|seven|eight|nine)\b", r"\1+\2"),
    (r"\bone[- ](off|time)\b|\bin (year (one|1)|the first year)\b", "once"),
    (r"\ban? ?(year|month|week|day) and a half\b", r"1.5 \1s"),
    (rf"\b(\d+|{'|'.join((*UNITS, *TENS))}) and a half\b", r"\1.5"),
    (r"\bthree[- ]quarters (of )?(an? )?", "0.75 "),
    (r"\b(a|one) quarter of an? ", "0.25 "),
    (r"\b(a|one) third of an? ", "0.333333 "),
    (r"\bhalf (of )?(an? |the )?", "0.5 "),
    (r"\ba couple of\b", "2"),
    (r"\b(a|one) dozen\b", "12"),
    (r"\b(a|one) fortnight\b", "2 weeks"),
    (r"\btwice ", "2 x "),
    (rf"\ban? {TIME} or (two|so)\b", r"1 or \2 \1s"),
    (r"1 or so (\w+)s\b", r"about 1 \1"),
    (r"\ba (?=thousand|million|hundred|grand)", "1 "),
    (rf"(?<!per )(?<!for )\ban? (?={TIME} (an?|per|each|every) {TIME})", "1 "),
)  # fmt: skip


def plain(words: str) -> str:
    said = " ".join(words.lower().split())
    for spelling, ours in SPELLINGS:
        said = re.sub(spelling, ours, said)
    said = re.sub(r"\b[a-z]+(\+[a-z]+)?\b", _digits, said)
    said = re.sub(r"\b(\d+) hundred and (\d\d?)\b", _hundreds, said)
    return said.replace("£ ", "£").strip(" .!?")


def _digits(found: re.Match[str]) -> str:
    words = found[0].split("+")
    if not all(word in NUMBERS for word in words):
        return found[0]
    return str(sum(NUMBERS[word] for word in words))


def _hundreds(found: re.Match[str]) -> str:
    return str(100 * int(found[1]) + int(found[2]))
