"""What SQLite knows of its tables when it chooses an index. Without it, it guesses, and goes through all
rows of a table where an index would find two.

PostgreSQL counts by itself (autovacuum).
"""

from django.db import connection

#: So many rows of an index are looked at: enough to choose by, and a site of any size takes milliseconds.
LOOKED_AT = 1000


def count_for_the_planner() -> None:
    """Every night, and after very much was written at once.

    What is kept are counts, never values: with a limit SQLite keeps no samples of what stands in an index.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        cursor.execute("ANALYZE")
