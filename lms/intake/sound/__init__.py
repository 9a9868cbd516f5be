"""Recordings: MP3, Ogg (Vorbis, Opus), M4A and WAV, told by their content and kept without tags.

Tags hold names, places, dates and pictures; phones write them by themselves. Each module walks through the
whole file, which also proves that it is one, and keeps only what is needed to play it.
"""
