from lms.contracts.desk.rooms import Room, register

register(Room("applications", "employers.applications.urls_desk"))
