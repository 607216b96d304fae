"""How much room words take in bold Arial of ten points, near enough to give a column its width."""

EM = 200  # ten points, in twentieths of a point
LETTERS = {
    0.28: "ijlI.,:;'’|!/\\ \u00a0",
    0.34: "ft()[]-`",
    0.39: "r*",
    0.5: "z{}“”",
    0.56: "aceksvxyJ0123456789_$£€–",
    0.62: "bdghnopquFLTZ?",
    0.67: "EPSVXY",
    0.73: "ABCDHKNRU&",
    0.78: "wGOQ",
    0.89: "mM%",
    1.0: "W@—…",
}
FIRST_FULL_WIDTH = "\u2e80"


def width_of(words: str) -> int:
    return round(EM * sum(map(_LETTERS.__getitem__, words)))


def widest_word_of(words: str) -> int:
    """A line may end behind a hyphen, too."""
    return max(map(width_of, words.replace("-", "- ").split()), default=0)


class _Letters(dict[str, float]):
    """Each other letter is thought about once: there are many of few."""

    def __missing__(self, letter: str) -> float:
        self[letter] = _width(letter)
        return self[letter]


_LETTERS = _Letters({letter: width for width, letters in LETTERS.items() for letter in letters})


def _width(letter: str) -> float:
    if letter >= FIRST_FULL_WIDTH:
        return 1.0
    return 0.73 if letter.isupper() else 0.62
