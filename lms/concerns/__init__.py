"""Somebody says that something is wrong: it reaches two coordinators, and one can stop the thing at once
(decision 66).
"""
