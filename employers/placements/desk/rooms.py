from lms.contracts.desk.rooms import Room, register

register(Room("places", "employers.placements.urls_desk"))
