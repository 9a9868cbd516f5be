from lms.contracts.authored import Authored, register

register(Authored("courses.Question", face="skills", reviewed=True))
