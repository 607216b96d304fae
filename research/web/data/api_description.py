"""The JSON API as OpenAPI 3.1 describes it."""

from typing import Any

PAGED = (
    ("start", "How many cases to leave out from the first", {"type": "integer", "minimum": 0}),
    ("most", "How many cases to send", {"type": "integer", "minimum": 1, "maximum": 1000}),
)
DESCRIPTION = (
    "The submitted interviews and the findings of one study, to read only. With a token for the "
    "publishable edition, all is as in the report that was released last. Then nothing is told of "
    "single cases, and each column of the answers is sorted by itself, so that none is a partner."
)
FINDINGS = "The findings, each with its claim, base and tables"
REFUSALS = {
    "401": "No token was sent",
    "403": "The token does not open this study",
    "409": "There is nothing to report yet, or nothing was released of what the token may read",
}


def description(address: str) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Showcard",
            "version": "1",
            "description": DESCRIPTION,
        },
        "servers": [{"url": f"{address}/api/v1"}],
        "security": [{"token": []}],
        "paths": {
            "/studies/{slug}/interviews": _path(
                "interviews", "What is known of each case", "Cases"
            ),
            "/studies/{slug}/answers": _path(
                "answers",
                "The answers of each case, by the columns of the wide CSV file",
                "Cases",
                _in_query("question", "Only this question; may be said more than once", _MANY),
            ),
            "/studies/{slug}/findings": _path("findings", FINDINGS, "Findings"),
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Cases": _cases(), "Findings": _told(), "Refusal": _refusal()},
        },
    }


_MANY = {"type": "array", "items": {"type": "string"}}
_TEXT, _OBJECT = {"type": "string"}, {"type": "object"}


def _path(name: str, summary: str, schema: str, *further: dict[str, Any]) -> dict[str, Any]:
    slug = {"name": "slug", "in": "path", "required": True, "schema": _TEXT}
    paged = [_in_query(*each) for each in PAGED] if schema == "Cases" else []
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [slug, *paged, *further],
            "responses": {
                "200": _answer(summary, schema),
                **{status: _answer(words, "Refusal") for status, words in REFUSALS.items()},
            },
        }
    }


def _in_query(name: str, words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _answer(words: str, schema: str) -> dict[str, Any]:
    content = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return {"description": words, "content": {"application/json": content}}


def _cases() -> dict[str, Any]:
    named = {
        **dict.fromkeys(("study", "edition", "data_cut_off"), _TEXT),
        "fictitious": {"type": "boolean"},
        "withheld": _MANY,
        "count": {"type": "integer"},
        "next": {"type": ["string", "null"]},
        "cases": {"type": "array", "items": _OBJECT},
    }
    return {"type": "object", "properties": named, "required": list(named)}


def _told() -> dict[str, Any]:
    many = {"type": "array", "items": _OBJECT}
    named = {"study": _OBJECT, "findings": many, "suppressed": many}
    return {"type": "object", "properties": named, "required": list(named)}


def _refusal() -> dict[str, Any]:
    return {"type": "object", "properties": {"error": _TEXT}, "required": ["error"]}
