from lms.contracts.desk.rooms import Room, register

register(Room("matching", "employers.matching.urls_desk"))
