"""What the words for a cost are taken to mean, told while they are typed."""

from flask import Blueprint, render_template, request

from guides.answers.spoken_amounts import ASSUMPTIONS
from guides.answers.spoken_costs import read_cost
from guides.typed import assumptions_in

pages = Blueprint("readings", __name__)


@pages.post("/reading")
def reading() -> str:
    """Nothing is looked up and nothing kept: the words alone are read."""
    name = request.form.get("name", "")[:200]
    typed = {part: request.form.getlist(f"{name}__{part}") for part in ("use", *ASSUMPTIONS)}
    try:
        read = read_cost(request.form.get(f"{name}__specify", ""), assumptions_in(typed))
    except ValueError as problem:
        return render_template("questions/reading_refused.html", problem=str(problem))
    how = {"row": request.args.get("row", "")[:200], "spoken": "spoken" in request.args}
    return render_template("questions/reading_alone.html", name=name, read=read, typed=typed, **how)
