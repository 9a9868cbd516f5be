from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """The ready-made site's user: nothing of its own, so that a site can grow it later.

    Our plugins know only AUTH_USER_MODEL.
    """
