"""How Django writes dates where it is not asked to by us: on Wagtail's own screens. Ours are written by
lms.core.written.
"""
