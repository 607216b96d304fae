"""A study and its partners, as researchers make and follow them."""
