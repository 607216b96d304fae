"""Numbers in addresses: one that no row of a database can have leads to no page."""

from werkzeug.routing import IntegerConverter, ValidationError

# What PostgreSQL's integers can hold, and so the tables' ids.
MOST = 2**31 - 1


class RowNumber(IntegerConverter):
    def to_python(self, value: str) -> int:
        number = int(super().to_python(value))
        if number > MOST:
            raise ValidationError
        return number
