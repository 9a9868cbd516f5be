from lms.contracts.desk.rooms import Room, register

register(Room("vetting", "employers.vetting.urls_desk"))
