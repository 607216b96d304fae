"""How an interview goes: started, sent back, timed, signed off, counted."""
