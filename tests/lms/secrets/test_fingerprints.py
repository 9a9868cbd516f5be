from lms.secrets.fingerprints import fingerprint, matches


def test_cards_do_not_hang_on_how_a_site_keeps_its_passwords(settings):
    settings.LMS_CODE_HASHER = ""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    stored = fingerprint("card", "12345678")
    assert (stored.startswith("argon2$argon2id$"), matches("card", "12345678", stored)) == (True, True)
