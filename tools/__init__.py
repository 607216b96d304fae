"""What developers run by hand; the app needs none of it."""
