"""Each red flag stands in the words of an employer in every language of the product, and not in others like
them.
"""

import pytest

from employers.vacancies.facts import facts_in
from employers.vacancies.flags import FLAGS, raised
from tests.factories.vacancies import USUAL

#: By flag: in which field, and a sentence in each language that raises it.
RAISE = {
    "money_first": (
        "offers",
        "A deposit of 50 euros for the uniform.",
        "Una cauzione di 50 euro per la divisa.",
        "Una fianza de 50 euros por el uniforme.",
        "Εγγύηση 50 ευρώ για τη στολή.",
        "O garanție de 50 de euro pentru uniformă.",
        "عربون قدره 50 يورو للزي.",
        "Un acompte de 50 euros pour la tenue.",
        "Завдаток 50 євро за форму.",
    ),
    "papers": (
        "offers",
        "Bring your passport, we keep it in the office.",
        "Porta il passaporto, lo teniamo noi.",
        "Trae tu pasaporte, lo guardamos.",
        "Φέρε το διαβατήριό σου.",
        "Adu pașaportul, îl păstrăm noi.",
        "احضري جواز السفر معك.",
        "Apporte ton passeport, nous le gardons.",
        "Візьми паспорт, він залишиться в нас.",
    ),
    "housing": (
        "offers",
        "A bed in our staff house.",
        "Vitto e alloggio da noi.",
        "Ofrecemos alojamiento en la casa.",
        "Προσφέρουμε διαμονή στο σπίτι μας.",
        "Oferim cazare la noi.",
        "مع سكن مجاني.",
        "Hébergement chez nous.",
        "Надаємо житло поруч.",
    ),
    "by_the_day": (
        "pay",
        "30 euros a day in cash",
        "30 euro al giorno in contanti",
        "30 euros al día en efectivo",
        "30 ευρώ την ημέρα, μετρητά",
        "30 de euro pe zi, numerar",
        "30 يورو في اليوم نقدا",
        "30 euros par jour en espèces",
        "30 євро за день готівкою",
    ),
    "unpaid": (
        "lasts",
        "Two trial days without pay",
        "Due giorni di prova, senza paga",
        "Dos días de prueba sin sueldo",
        "Δύο μέρες δοκιμής χωρίς αμοιβή",
        "Două zile de probă fără plată",
        "يومان تجربة بدون أجر",
        "Deux jours d’essai non payés",
        "Два пробні дні без оплати",
    ),
    "no_contract": (
        "lasts",
        "The contract comes later, first without a contract",
        "Il primo mese in nero",
        "El primer mes sin contrato",
        "Τον πρώτο μήνα χωρίς σύμβαση",
        "Prima lună fără contract",
        "الشهر الأول بدون عقد",
        "Le premier mois sans contrat",
        "Перший місяць без договору",
    ),
    "company": (
        "tasks",
        "Hostess for our guests in the evening",
        "Intrattenere i clienti la sera",
        "Azafata para nuestros clientes",
        "Μασάζ για πελάτες",
        "Dansatoare pentru seară",
        "مضيفة للزبائن مساء",
        "Hôtesse pour nos clients",
        "Хостес для наших гостей",
    ),
    "far": (
        "place",
        "A farm far from town, we pick you up",
        "Una fattoria isolata, veniamo a prenderti",
        "Una finca aislada",
        "Αγρόκτημα μακριά από την πόλη",
        "O fermă departe de oraș",
        "مزرعة في منطقة نائية",
        "Une ferme isolée",
        "Ферма далеко від міста",
    ),
    "too_good": (
        "pay",
        "Earn up to 5000 a month",
        "Guadagni fino a 5000 al mese",
        "Gana hasta 5000 al mes",
        "Κέρδισε έως 5000 τον μήνα",
        "Câștigă până la 5000 pe lună",
        "ربح سريع كل شهر",
        "Gagne jusqu’à 5000 par mois",
        "Легкі гроші щомісяця",
    ),
    "person": (
        "tasks",
        "We look for a pretty face, send a photo",
        "Cerchiamo bella presenza",
        "Buscamos buena presencia",
        "Ζητείται εμφανίσιμη",
        "Căutăm prezență plăcută",
        "نبحث عن حسنة المظهر",
        "Bonne présentation demandée",
        "Потрібна приваблива",
    ),
    "hurry": (
        "offers",
        "Come alone on Sunday evening",
        "Vieni da sola domenica sera",
        "Ven sola el domingo",
        "Έλα μόνη την Κυριακή",
        "Vino singură duminică",
        "تعالي وحدك يوم الأحد",
        "Viens seule dimanche",
        "Приходь сама в неділю",
    ),
    "contact": (
        "offers",
        "Write to us on WhatsApp",
        "Scrivimi a cucina@hotel.example",
        "Llámame cuando quieras",
        "Γράψτε στο www.hotel.example",
        "Suna la +40 21 312 3456",
        "راسلينا على واتساب",
        "Appelle-moi au +33 1 42 68 53 00",
        "Пиши в телеграм",
    ),
    "street": (
        "place",
        "12 Station Road",
        "Via Marina 12",
        "Calle Mayor 3",
        "Οδός Ερμού 5",
        "Strada Lungă 7",
        "شارع النيل 4",
        "Rue de la Gare 8",
        "вулиця Франка 2",
    ),
}
#: Sentences of ordinary work that are near to a flag, by field.
HARMLESS = [
    ("title", "Room attendant"),
    ("title", "Cameriera ai piani"),
    ("tasks", "Make beds and clean rooms, in every room the same steps."),
    ("tasks", "Fare il caffè e servire ai tavoli. Visto che siamo pochi, ci si aiuta."),
    ("tasks", "Preparar la habitación y el baño."),
    ("tasks", "Καθαρισμός δωματίων και λινών."),
    ("tasks", "Curățenie în camere, nivel avansat la călcat."),
    ("tasks", "تنظيف الغرف وترتيب الأسرّة."),
    ("tasks", "Faire les lits, nettoyer avec des produits liquides."),
    ("tasks", "Прибирати номери та міняти білизну."),
    ("tasks", "Count the cash in the till at the end of the shift."),
    ("times", "4 hours per day, 8:00 to 12:00, five days"),
    ("times", "Dalle 8:30 alle 14:30, cinque giorni"),
    ("pay", "9.80 euros an hour before tax, by bank transfer"),
    ("pay", "1.450 euro al mese lordi, con bonifico"),
    ("pay", "13.50 euros an hour, 1 180,50 a month"),
    ("place", "Piazza Grande, old town"),
    ("place", "Rimini, near the station"),
    ("place", "Vicino alla stazione"),
    ("place", "Torino, vicino al ponte Vittorio"),
    ("lasts", "From 11 January 2027 to 30 June 2027, trial period of 2 weeks, paid"),
    ("offers", "A written contract from the first day. Work clothes are free."),
    ("offers", "Break-fast and a well-kept e-bike; 13th pay of 1.450 euros in December."),
    ("tasks", "Rifare la camera in ordine, piano 2 e 3 e 4."),
    ("tasks", "Room 101 to room 104, floor 3B, with a live web-shop."),
]


def raised_by(**said) -> set[str]:
    return {each.flag.key for each in raised(facts_in({**USUAL, **said}), "IT")}


@pytest.mark.parametrize("key", RAISE)
@pytest.mark.parametrize("language", range(8), ids=["en", "it", "es", "el", "ro", "ar", "fr", "uk"])
def test_s16_a_flag_is_raised_in_every_language(key, language):
    field, *sentences = RAISE[key]
    [found] = [
        each for each in raised(facts_in({**USUAL, field: sentences[language]}), "IT") if each.flag.key == key
    ]
    assert field in found.fields


def test_s16_every_flag_has_its_sentences():
    assert {flag.key for flag in FLAGS} == {*RAISE, "long"}


def test_s16_a_usual_vacancy_raises_nothing():
    assert raised_by() == set()


@pytest.mark.parametrize(("field", "words"), HARMLESS, ids=[words for _field, words in HARMLESS])
def test_s16_ordinary_work_raises_nothing(field, words):
    assert raised_by(**{field: words}) == set()


#: What a firm writes that wants a word not to be found.
HIDDEN = {
    "A dep\u200bosit of 50 euros": "money_first",
    "A d e p o s i t of 50": "money_first",
    "A d3p0sit of 50": "money_first",
    "Bring your раssроrt": "papers",  # four letters are Cyrillic
    "p.a.s.s.p.o.r.t": "papers",
    "PASS-PORT": "papers",
    "Free accomodation": "housing",
    "Your bed is free, you live with the family": "housing",
    "You repay the ticket from your wages": "money_first",
    "t e l e g r a m": "contact",
    "Three four seven, one two three, four five six seven": "contact",
    "wa.me/393471234567": "contact",
    "A bonus of 10.000 euros after three months": "too_good",
}


@pytest.mark.parametrize(("words", "key"), HIDDEN.items(), ids=HIDDEN.values())
def test_s16_a_flag_is_raised_however_its_word_is_hidden(words, key):
    assert raised_by(offers=words) == {key}


@pytest.mark.parametrize(("hours", "found"), [(48, set()), (49, {"long"})])
def test_s16_more_hours_than_the_law_allows(hours, found):
    assert raised_by(hours_per_week=hours) == found


@pytest.mark.parametrize(
    ("pay", "found"),
    [
        ("30 euros an hour", set()),
        ("31 euros an hour", {"too_good"}),
        ("4500 euro al mese", set()),
        ("4.600 euro al mese", {"too_good"}),
    ],
)
def test_s16_pay_far_above_this_work(pay, found):
    assert raised_by(pay=pay) == found


def test_s16_what_is_written_instead_raises_nothing():
    for flag in FLAGS:
        for field in ("offers", "pay", "place"):
            assert flag.key not in raised_by(**{field: str(flag.instead)}), flag.key
