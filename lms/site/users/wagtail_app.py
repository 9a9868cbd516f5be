from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's users app with a listing that knows staff only."""

    user_viewset = "lms.accounts.wagtail_users.StaffUserViewSet"
