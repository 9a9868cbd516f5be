from lms.contracts.authored import Authored, register

register(Authored("lms_pathways.PlanTemplate", face="skills", reviewed=True))
