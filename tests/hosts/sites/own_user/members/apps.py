from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "own_user.members"
    label = "members"
