"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class FrugalArgon2(Argon2PasswordHasher):
    """Argon2id with the lower memory of OWASP: a small machine signs hundreds in at half past seven."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
