from lms.contracts.desk.rooms import Room, register

register(Room("coaching", "employers.coaching.urls"))
