from lms.contracts.authored import Authored, register

register(Authored("lms.Competence", face="skills"))
for model in ("lms.Level", "lms.Framework"):
    register(Authored(model, face="skills", settled=True))
