"""Whom one can call: numbers as records, named from texts, prints and lessons, and never typed there."""
