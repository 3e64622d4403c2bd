"""The row: title, participants, place, type, factuality, confidence."""
