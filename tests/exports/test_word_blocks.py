from pathlib import Path
from typing import get_args

import pytest

from analysis.findings import Block
from exports.word_blocks import write_block
from exports.word_file import StyleMissing, WordFile

TEMPLATES = Path(__file__).parents[2] / "templates" / "report" / "blocks"


@pytest.mark.parametrize("kind", get_args(Block))
def test_every_kind_of_block_has_a_word_writer(kind):
    assert write_block.dispatch(kind) is not write_block.dispatch(object)


@pytest.mark.parametrize("kind", get_args(Block))
def test_every_kind_of_block_has_a_template(kind):
    assert (TEMPLATES / f"{kind.__name__.lower()}.html").exists()


def test_a_block_that_word_has_no_writer_for_is_refused_by_name():
    with pytest.raises(TypeError, match="No way is known to write a dict in Word."):
        write_block({}, WordFile())


def test_a_style_that_the_template_lacks_is_refused_by_name():
    with pytest.raises(StyleMissing, match="The Word file has no style named Fancy."):
        WordFile().paragraph("Fancy")
