from lms.contracts.desk.rooms import Room, register

register(Room("people", "lms.desk.urls", has_front=True))
register(Room("messages", "lms.desk.urls_messages"))
