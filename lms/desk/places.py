"""The desk as a place to begin."""

from lms.contracts.navigation import Door, register_door

register_door(Door("desk", "desk:home", 10))
register_door(Door("desk_menu", "desk_shell:front", 50))
register_door(Door("administrator", "desk:organisations", 40))
