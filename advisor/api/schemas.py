"""The JSON Schema of a record, with what stands beneath each of its fields.

Pydantic would read it whenever a record is imported, also where nobody asks for a schema: most of
what importing the answer's records took.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core.core_schema import DataclassSchema, ModelSchema


def schema_of(record: type[BaseModel]) -> dict[str, Any]:
    """Give the JSON Schema of a record and of all that it is made of."""
    return record.model_json_schema(schema_generator=_Described)


class _Described(GenerateJsonSchema):
    """Tells of each field what its docstring says; of a program without sources nothing."""

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        return _described(super().model_schema(schema), schema["cls"])

    def dataclass_schema(self, schema: DataclassSchema) -> JsonSchemaValue:
        return _described(super().dataclass_schema(schema), schema["cls"])


def _described(found: JsonSchemaValue, record: type) -> JsonSchemaValue:
    fields = found.get("properties", {})
    for base in record.__mro__:
        for name, said in _docstrings(base).items():
            if name in fields:
                fields[name].setdefault("description", said)
    return found


@cache
def _docstrings(record: type) -> Mapping[str, str]:
    """Give the docstrings of a class's own fields, by name."""
    try:
        tree = ast.parse(dedent(inspect.getsource(record)))
    except (OSError, TypeError):  # no sources, as in the built program, or none of Python's
        return {}
    (body,) = (one.body for one in tree.body if isinstance(one, ast.ClassDef))
    return {
        field.target.id: inspect.cleandoc(beneath.value.value)
        for field, beneath in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(beneath, ast.Expr)
        and isinstance(beneath.value, ast.Constant)
        and isinstance(beneath.value.value, str)
    }
