from lms.contracts.authored import Authored, register

register(Authored("lms.Competence", face="skills"))
for model in ("lms.Level", "lms.Framework", "lms.Occupation"):
    register(Authored(model, face="skills", settled=True))
