from lms.contracts.desk.rooms import Room, register

register(Room("learning", "courses.desk.urls"))
