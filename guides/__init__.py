"""Topic guides as data, and the code that understands them."""
