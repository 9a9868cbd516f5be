from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models


class ColleagueManager(BaseUserManager):
    def create_user(self, email, password=None, **more):
        colleague = self.model(email=self.normalize_email(email), **more)
        colleague.set_password(password)
        colleague.save(using=self._db)
        return colleague

    def create_superuser(self, email, password=None, **more):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **more)


class Colleague(AbstractUser):
    """Who writes here signs in with an e-mail address; there are no user names."""

    username = None
    email = models.EmailField("e-mail address", unique=True)
    desk = models.CharField(max_length=60, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = ColleagueManager()
