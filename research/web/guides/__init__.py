"""Guides as their authors see them: listed, brought, drafted, put into the field."""
