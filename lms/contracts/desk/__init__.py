"""Contract: what a room gives to the desk, which stands above some rooms and below others.

One module a concept; nothing here imports the desk.
"""
