from lms.contracts.desk.rooms import Room, register

register(Room("concerns", "lms.concerns.urls_desk", faces=("skills", "programme")))
