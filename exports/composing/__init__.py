"""A report put together: what was found, decided and written, in the order of its outline."""
