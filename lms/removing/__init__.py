"""Taking the suite out of a site again: what goes, what stays, and the going (`remove_lms`).

Nothing uses it but the command.
"""
