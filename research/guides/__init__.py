"""Guides as they are kept: in the making, in the field, and renamed from version to version."""
