"""Microsoft's rules for Word files, asked once of all that stands alike in them."""

from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree
from openxml_audit import OpenXmlValidator, context
from openxml_audit.context import ElementInfo, ValidationContext, ValidationStack
from openxml_audit.schema.validator import SchemaValidator

from tests.docx_checks import problems


def complaints(content: bytes) -> list[str]:
    """What these rules and our own checks say against a Word file."""
    return broken_rules(content) + problems(content)


def broken_rules(content: bytes) -> list[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(content)
        return [str(error) for error in validator().validate(path).errors]


class Places(ValidationStack):
    """Where an element stands among others of its name is counted once somebody asks."""

    def push(self, element: etree._Element, name: str) -> None:
        self._stack.append(ElementInfo(element, name, len(self._stack)))

    @property
    def current_path(self) -> str:
        return "".join(f"/{at.path}[{context._sibling_position(at.element)}]" for at in self._stack)


context.ValidationStack = Places  # each part of a file is begun with a new one


@cache
def validator() -> OpenXmlValidator:
    made = OpenXmlValidator()
    made._schema_validator = Remembering()
    return made


class Remembering(SchemaValidator):
    """Half of a file are the same few properties, and most elements hold the same others.

    Only what was right is remembered: a mistake is told at each of its places.
    """

    def __init__(self) -> None:
        super().__init__()
        self.right: set[Hashable] = set()

    def _validate_element(self, element, context, ignorable_ns=frozenset()):
        look = super()._validate_element
        if not element.tag.endswith("Pr"):
            return look(element, context, ignorable_ns)
        places = (each.tag for each in element.iterancestors())
        shape = (etree.tostring(element, with_tail=False), next(places), next(places, ""))
        self._once((*shape, ignorable_ns), context, lambda: look(element, context, ignorable_ns))

    def _validate_content_model(self, content_model, children, context):
        look = super()._validate_content_model
        shape = (id(content_model), *(child.tag for child in children))  # models are made once
        self._once(shape, context, lambda: look(content_model, children, context))

    def _once(self, shape: Hashable, context: ValidationContext, look: Callable[[], None]) -> None:
        if shape in self.right:
            return
        before = len(context.errors)
        look()
        if len(context.errors) == before:
            self.right.add(shape)
