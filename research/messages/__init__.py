"""Messages to participants: worded, addressed, confirmed, sent."""
