# ruff: noqa: E501 - tables of words read better in their rows
"""Currencies: signs before a figure and words after it, as ISO 4217 codes where they tell one."""

from __future__ import annotations

import re

from discrepancy.records import Kind
from discrepancy.slots.units import Unit

_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD", "A$": "AUD", "AU$": "AUD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "Mex$": "MXN", "MX$": "MXN",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "Rs.": "INR", "Rs": "INR", "₩": "KRW",
    "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₦": "NGN", "₱": "PHP", "₡": "CRC", "฿": "THB",
    "GH¢": "GHS", "GH₵": "GHS", "₵": "GHS", "KSh": "KES", "₸": "KZT", "₼": "AZN", "₭": "LAK", "₮": "MNT",
    "₲": "PYG", "֏": "AMD", "₫": "VND", "TT$": "TTD", "J$": "JMD", "RMB": "CNY", "RM": "MYR", "zł": "PLN",
}  # fmt: skip
_CODES = (
    "USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RUB UAH TRY INR PKR BDT LKR KRW "
    "TWD HKD SGD MYR IDR PHP THB VND ILS AED SAR QAR KWD EGP MAD TND NGN GHS KES ZAR BRL ARS CLP COP "
    "PEN UYU MXN CRC RON BGN RSD GEL AMD KZT AZN UZS KGS MNT LAK KHR MMK ETB UGX TZS ZMW MWK AOA MZN "
    "BOB PYG GTQ HNL NIO DOP JOD BHD OMR IQD DZD BYN MDL MKD"
).split()
# word -> (code where no country is named, {country's adjective: code}). A lower-case name stands
# for a currency that several countries share: it equals itself and no other.
_WORDS: dict[str, tuple[str, dict[str, str]]] = {
    r"dollars?|bucks": ("USD", {"us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD",
                          "new zealand": "NZD", "hong kong": "HKD", "singapore": "SGD",
                          "taiwan": "TWD", "jamaican": "JMD"}),
    r"euros?": ("EUR", {}),
    r"pounds?(?:\s+sterling)?|quid": ("GBP", {"british": "GBP", "egyptian": "EGP", "lebanese": "LBP",
                                         "sudanese": "SDG", "syrian": "SYP", "irish": "IEP"}),
    r"yen": ("JPY", {"japanese": "JPY"}),
    r"yuan|renminbi|rmb|kuai": ("CNY", {"chinese": "CNY"}),
    r"won": ("KRW", {"south korean": "KRW", "korean": "KRW", "north korean": "KPW"}),
    r"rupees?": ("INR", {"indian": "INR", "pakistani": "PKR", "sri lankan": "LKR", "nepali": "NPR"}),
    r"rupiah": ("IDR", {"indonesian": "IDR"}),
    r"roubles?|rubles?": ("RUB", {"russian": "RUB", "belarusian": "BYN"}),
    r"francs?": ("franc", {"swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XAF"}),
    r"kron(?:or|a)|krónur|króna": ("SEK", {"swedish": "SEK", "icelandic": "ISK"}),
    r"kron(?:er|e)": ("krone", {"norwegian": "NOK", "danish": "DKK"}),
    r"crowns?|koruna": ("crown", {"czech": "CZK", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK"}),
    r"pesos?": ("peso", {"mexican": "MXN", "philippine": "PHP", "chilean": "CLP", "colombian": "COP",
                         "argentine": "ARS", "uruguayan": "UYU", "cuban": "CUP"}),
    r"reais|reals?": ("BRL", {"brazilian": "BRL"}),
    r"liras?|lire": ("TRY", {"turkish": "TRY", "italian": "ITL"}),
    r"marks?(?=\b(?!\s+(?:of|on|in|the)))": ("mark", {"german": "DEM", "west german": "DEM", "finnish": "FIM"}),
    r"guilders?": ("NLG", {"dutch": "NLG", "netherlands": "NLG"}),
    r"pesetas?": ("ESP", {"spanish": "ESP"}),
    r"schillings?": ("ATS", {"austrian": "ATS"}),
    r"shillings?": ("shilling", {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS"}),
    r"dirhams?": ("dirham", {"moroccan": "MAD", "emirati": "AED", "uae": "AED"}),
    r"dinars?": ("dinar", {"kuwaiti": "KWD", "iraqi": "IQD", "serbian": "RSD", "tunisian": "TND",
                           "algerian": "DZD", "jordanian": "JOD"}),
    r"ri[yi]als?": ("riyal", {"saudi": "SAR", "qatari": "QAR", "iranian": "IRR", "omani": "OMR"}),
    r"rands?": ("ZAR", {"south african": "ZAR"}),
    r"zloty(?:s|ch)?|złoty": ("PLN", {"polish": "PLN"}),
    r"forints?": ("HUF", {"hungarian": "HUF"}), r"shekels?": ("ILS", {"israeli": "ILS"}), r"nairas?": ("NGN", {"nigerian": "NGN"}), r"cedis?": ("GHS", {"ghanaian": "GHS"}),
    r"baht": ("THB", {"thai": "THB"}), r"ringgit": ("MYR", {}), r"dong": ("VND", {}), r"taka": ("BDT", {"bangladeshi": "BDT"}),
    r"hryvn?i?a[sh]?": ("UAH", {"ukrainian": "UAH"}), r"lei|leu": ("RON", {"romanian": "RON", "moldovan": "MDL"}), r"lev[as]?": ("BGN", {"bulgarian": "BGN"}), r"lari": ("GEL", {"georgian": "GEL"}),
    r"soles": ("PEN", {}), r"bolivars?": ("VES", {}), r"tenge": ("KZT", {"kazakh": "KZT"}), r"bitcoins?": ("BTC", {}),
    r"kip": ("LAK", {}), r"riels?": ("KHR", {}), r"kyats?": ("MMK", {}), r"t[uö]gr[iö][kg]s?": ("MNT", {}),
    r"som": ("som", {"kyrgyz": "KGS", "uzbek": "UZS"}), r"somoni": ("TJS", {}), r"manats?": ("AZN", {}),
    r"drams": ("AMD", {}), r"afghanis": ("AFN", {}), r"rufiyaa": ("MVR", {}), r"birr": ("ETB", {}),
    r"kwacha": ("kwacha", {"zambian": "ZMW", "malawian": "MWK"}), r"kwanzas?": ("AOA", {}),
    r"metica(?:l|is)": ("MZN", {}), r"pula": ("BWP", {}), r"leones": ("SLE", {}), r"dalasis?": ("GMD", {}),
    r"ariary": ("MGA", {}), r"ouguiyas?": ("MRU", {}), r"maloti": ("LSL", {}), r"gourdes?": ("HTG", {}),
    r"bolivianos?": ("BOB", {}), r"guaran[ií](?:es|s)?": ("PYG", {}), r"quetzal(?:es|s)?": ("GTQ", {}),
    r"lempiras?": ("HNL", {}), r"c[oó]rdobas?": ("NIO", {}), r"col[oó]n(?:es|s)": ("CRC", {}),
    r"balboas?": ("PAB", {}), r"denars?": ("MKD", {}), r"leks?": ("ALL", {}), r"escudos?": ("PTE", {}),
    r"drachmas?|drachmae": ("GRD", {}), r"deutsch(?:e\s)?marks?": ("DEM", {}), r"markka[as]?": ("FIM", {"finnish": "FIM"}),
}  # fmt: skip
_COUNTRY = "|".join(sorted({name for _, table in _WORDS.values() for name in table}, key=len)[::-1])
_NAMES = "|".join(f"(?P<w{index}>{words})" for index, words in enumerate(_WORDS))
_AFTER = re.compile(
    rf"(?:[\s-]?(?P<sign>[€£¥₹₩₽₺₴₪₦₱₡₫₾₭₮₲₸₼元]|zł)|[\s-](?P<code>(?-i:{'|'.join(_CODES)}))\b"
    rf"|(?:[\s-]|\s+(?:in|of)\s+)(?:(?P<country>{_COUNTRY}|u\.s\.)\s)?(?:{_NAMES})\b"
    r"|(?P<cents>\s(?:cents?|pence|penny|pennies|p)|-(?:cents?|pence|penny)|¢)(?!\w))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<mark>{'|'.join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))}"
    rf"|(?-i:\b[A-Z]{{1,3}}\$)|\b(?:US|CA?|HK|AU|NZ)\s\$|\b(?-i:{'|'.join(_CODES)}))\s?$",
    re.IGNORECASE,
)
_FOLDED_SIGNS = {"₾": "GEL", "元": "CNY"} | {sign.casefold(): code for sign, code in _SIGNS.items()}


def currency_before(text: str, position: int) -> tuple[Unit, int] | None:
    """The currency whose sign or code ends at `position`, and where it begins."""
    offset = max(0, position - 6)
    match = _BEFORE.search(text[offset:position])
    if match is None:
        return None
    mark = match["mark"].replace(" ", "")
    start = offset + match.start()
    if mark[0].isalpha() and text[start - 1 : start].isalpha():
        if "$" not in mark:
            return None
        start, mark = offset + match.end("mark") - 1, "$"
    code = _FOLDED_SIGNS.get(mark.casefold(), mark.upper())
    return Unit(Kind.MONEY, code, code), start


def currency_after(text: str, position: int) -> tuple[Unit, int] | None:
    """The currency named at `position` (a space or hyphen first), and its end."""
    match = _AFTER.match(text, position)
    if match is None:
        return None
    if match["cents"]:
        code = "GBP" if match["cents"].strip(" -") in ("pence", "penny", "p") else "USD"
        return Unit(Kind.MONEY, code, code, 0.01), match.end()
    if match["sign"] or match["code"]:
        code = _FOLDED_SIGNS.get((match["sign"] or "").casefold(), (match["code"] or "").upper())
        return Unit(Kind.MONEY, code, code), match.end()
    index = next(key for key in match.groupdict() if key[0] == "w" and match[key])
    default, by_country = list(_WORDS.values())[int(index[1:])]
    country = (match["country"] or "").lower().replace("u.s.", "us")
    if country and country not in by_country:
        return None
    code = by_country.get(country, default)
    return Unit(Kind.MONEY, code, code), match.end()
