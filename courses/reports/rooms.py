from lms.contracts.desk.rooms import Room, register

register(Room("reports", "courses.reports.urls"))
