from lms.contracts.desk.rooms import Room, register

register(Room("services", "lms.services.urls_desk", faces=("programme",)))
