"""What fills the addresses of round tables (matrix.py)."""

TABLES: dict[str, dict[str, str]] = {
    **{f"round-tables/<uuid:uuid>/{more}": {"<uuid:uuid>": "table_reported"} for more in ("", "print/")},
    **{
        f"work/tables/<uuid:uuid>/{more}": {"<uuid:uuid>": "table"}
        for more in (
            *("", "change/", "open/", "report/", "decide/", "invite/", "invite-from-outside/", "seat/"),
            *("named/", "minutes/new/", "meetings/", "meetings/propose/", "documents/new/"),
        )
    },
    "work/tables/<uuid:uuid>/words/<str:language>/": {
        "<uuid:uuid>": "table",
        "<str:language>": "italian",
    },
    "work/tables/<uuid:uuid>/decided/<uuid:decision>/": {
        "<uuid:uuid>": "table",
        "<uuid:decision>": "table_decision",
    },
    "work/tables/<uuid:uuid>/invited/<uuid:made>/": {
        "<uuid:uuid>": "table",
        "<uuid:made>": "table_guest_made",
    },
    "work/tables/<uuid:uuid>/uninvite/<uuid:party>/": {
        "<uuid:uuid>": "table",
        "<uuid:party>": "table_party",
    },
    "work/tables/<uuid:uuid>/questions/<int:position>/": {"<uuid:uuid>": "table", "<int:position>": "one"},
    "work/tables/<uuid:uuid>/answers/<uuid:answer>/<str:language>/": {
        "<uuid:uuid>": "table",
        "<uuid:answer>": "table_answer",
        "<str:language>": "italian",
    },
    **{
        f"work/tables/<uuid:uuid>/meetings/<uuid:meeting>/{more}": {
            "<uuid:uuid>": "table",
            "<uuid:meeting>": "table_meeting",
        }
        for more in ("fix/", "call-off/", "calendar/")
    },
    **{
        f"work/tables/<uuid:uuid>/documents/<uuid:document>/{more}": {
            "<uuid:uuid>": "table",
            "<uuid:document>": "table_document",
        }
        for more in ("", "take-away/")
    },
    "work/tables/<uuid:uuid>/check/<uuid:words>/": {"<uuid:uuid>": "table", "<uuid:words>": "table_words"},
    **{
        f"work/tables/<uuid:uuid>/minutes/<uuid:minutes>/{more}": {
            "<uuid:uuid>": "table",
            "<uuid:minutes>": "table_minutes",
        }
        for more in ("", "change/", "hand-round/", "freeze/")
    },
    "work/tables/<uuid:uuid>/minutes/<uuid:minutes>/settle/<uuid:amendment>/": {
        "<uuid:uuid>": "table",
        "<uuid:minutes>": "table_minutes",
        "<uuid:amendment>": "table_amendment",
    },
}
