"""What the figures of options open to: what persons put down for scores, costs and weights."""

from analysis.blocks import NOTHING
from analysis.counted import Backing
from analysis.criteria import Criteria
from analysis.criteria_grounds import Grounds
from analysis.criteria_options import Criterion, Option
from analysis.participation import day_words


def score_backing(option: Option, criterion: Criterion) -> Backing:
    judged = option.performance.get(criterion.id)
    if judged is None:
        return NOTHING
    evidence = "; ".join(judged.evidence)
    of = f"Option {option.number} on {criterion.title}: {judged.score}"
    return Backing(words=(f"{of}. {why(judged)} Evidence: {evidence}.",))


def cost_backing(option: Option) -> Backing:
    if option.cost is None:
        return NOTHING
    return Backing(words=(f"The cost of option {option.number}. {why(option.cost)}",))


def why(given: Grounds) -> str:
    return f"{given.reason.rstrip('.')} ({day_words(given.date)})."


def scores_backing(criteria: Criteria, *options: Option) -> Backing:
    """Every score of these options, and whose weights they are given."""
    scores = (score_backing(o, each).words for o in options for each in criteria.appraisal)
    said = (words for of_one in scores for words in of_one)
    return Backing(words=(*said, *weights_words(criteria)))


def weights_words(criteria: Criteria) -> tuple[str, ...]:
    if not criteria.weights:
        return ("All criteria weigh the same, as nobody has given weights yet.",)
    first = criteria.weights[0]
    return (f"The weights are those of {first.who}. {why(first)}",)
