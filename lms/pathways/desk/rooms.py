from lms.contracts.desk.rooms import Room, register

register(Room("plans", "lms.pathways.desk.urls"))
