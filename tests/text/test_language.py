"""The language of a text."""

import pytest

from rapporteur.text.language import find_language
from tests.text.pages import REFERENCE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The commission asked for access to the camps, and it was told that nobody had the keys."),
        (
            "fr",
            "La commission a demandé l'accès aux camps, et on lui a dit que personne n'avait les clés de la porte.",
        ),
        ("es", "La comisión pidió acceso a los campos y le dijeron que nadie tenía las llaves de la puerta."),
        (
            "de",
            "Die Kommission bat um Zugang zu den Lagern, und man sagte ihr, dass niemand die Schlüssel hat.",
        ),
        (
            "pt",
            "A comissão pediu acesso aos campos e foi informada de que não há chaves para o portão da prisão.",
        ),
        ("ru", "Комиссия попросила доступ в лагеря, и ей сказали, что ключей ни у кого нет."),
        ("ar", "طلبت اللجنة الوصول إلى المخيمات وقيل لها إن المفاتيح ليست عند أحد."),
        ("zh", "委员会要求进入营地,但被告知没有人有钥匙。代表团下周返回日内瓦继续谈判。"),
        ("ja", "委員会は収容所への立ち入りを求めたが、鍵を持つ者はいないと言われた。"),
        ("ko", "위원회는 수용소 접근을 요청했지만 열쇠를 가진 사람이 없다는 말을 들었다."),
    ],
)
def test_language_is_told(language: str, text: str) -> None:
    assert find_language(text, words=REFERENCE.page_words) == language


@pytest.mark.parametrize(
    "text", ["", "GA/SHC/4099", "Albania, Fiji, Japan, Latvia, Palau, Qatar, Togo, Tonga, Samoa", "7 8 9"]
)
def test_unclear_text_has_no_language(text: str) -> None:
    assert find_language(text, words=REFERENCE.page_words) is None


def test_ukrainian_is_not_called_russian() -> None:
    text = "Комісія попросила доступ до таборів, і їй сказали, що ключів ні в кого немає."
    assert find_language(text, words=REFERENCE.page_words) == "uk"
