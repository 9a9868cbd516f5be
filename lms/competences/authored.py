from lms.contracts.authored import Authored, register

for model in ("lms.Competence", "lms.Level", "lms.Framework"):
    register(Authored(model, face="skills"))
