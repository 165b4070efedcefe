"""Finding accounts, as people name themselves at the door and as the office lists them."""

from django.db.models import QuerySet

from congtam.people.models import AccessCode, Account, Grant


def account_named(identifier: str) -> Account | None:
    """By user name, or by the person's card number. A card in two organisations names nobody."""
    name = identifier.strip().lower()
    found = Account.objects.filter(username=name).first()
    if found:
        return found
    card = "".join(letter for letter in name if letter.isdigit())
    owners = list(Account.objects.filter(person__card_number=card)[:2]) if card else []
    return owners[0] if len(owners) == 1 else None


def accounts(organisation: int) -> QuerySet[Account]:
    return (
        Account.objects.filter(organisation=organisation)
        .select_related("person")
        .order_by("person__sort_key", "pk")
    )


def open_codes(organisation: int) -> dict[int, AccessCode]:
    """The printed codes still waiting, by account."""
    return {
        code.account_id: code
        for code in AccessCode.objects.filter(organisation=organisation, used_at__isnull=True)
    }


def grants(organisation: int) -> QuerySet[Grant]:
    return Grant.objects.filter(organisation=organisation, until__isnull=True).select_related(
        "account", "unit"
    )
