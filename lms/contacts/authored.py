"""Authors of the programme add contacts. What is there is changed by reviewers: it changes on every page."""

from lms.contracts.authored import Authored, register

register(Authored("lms.Contact", face="programme", settled=True))
