"""What a thing is called in packages, wherever it is: the id it had where it was made.

On every other site it has an id of its own; which one, `Origin` knows.
"""

from functools import cached_property

from courses.interchange.models import Origin


class Origins:
    """Read once for one package that is written or read."""

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return dict(Origin.objects.values_list("key", "origin"))

    @cached_property
    def _by_origin(self) -> dict[str, str]:
        return {origin: key for key, origin in self._by_key.items()}

    def origin_of(self, key: object) -> str:
        return self._by_key.get(str(key), str(key))

    def key_of(self, origin: str) -> str:
        """The id it has here, if it is here at all: whatever was never here has the one it came with."""
        return self._by_origin.get(origin, origin)


def remember(pairs: dict[str, str]) -> None:
    """{id here: id where it was made}, of what has just come in."""
    Origin.objects.filter(origin__in=pairs.values()).delete()  # of what is here no more
    Origin.objects.bulk_create(
        [Origin(key=key, origin=origin) for key, origin in pairs.items() if key != origin],
        ignore_conflicts=True,
    )
