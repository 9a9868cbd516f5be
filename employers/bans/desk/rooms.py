from lms.contracts.desk.rooms import Room, register

register(Room("bans", "employers.bans.urls_desk"))
