import type { Random } from "../random.ts";
import type { Language, Lines } from "./phrases.ts";

type Names = { prefix: string; digits: number; given: Lines; family: Lines; joined?: boolean };

/** Invented people by language; `prefix` begins their phone numbers and `digits` more follow. */
export const NAMES: Record<Language, Names> = {
  en: {
    prefix: "447700",
    digits: 6,
    given: ["Olivia", "Amelia", "George", "Harry", "Priya", "Zoë"],
    family: ["Whitfield", "O’Connor", "Okafor", "Nair", "Hughes"],
  },
  es: {
    prefix: "346",
    digits: 8,
    given: ["Lucía", "Martín", "Sofía", "Íñigo", "Begoña"],
    family: ["Núñez", "Echeverría", "García", "Peña"],
  },
  pt: {
    prefix: "3519",
    digits: 8,
    given: ["Inês", "João", "Beatriz", "Tomás", "Conceição"],
    family: ["Araújo", "Magalhães", "da Silva", "Guimarães"],
  },
  fr: {
    prefix: "336",
    digits: 8,
    given: ["Chloé", "Théo", "Maëlys", "François", "Anaïs"],
    family: ["Lefèvre", "Dubois", "N’Diaye", "Bérenger"],
  },
  de: {
    prefix: "4915",
    digits: 9,
    given: ["Jürgen", "Anneliese", "Käthe", "Björn", "Leonie"],
    family: ["Weiß", "Müller", "Öztürk-Braun", "Schröder"],
  },
  ar: {
    prefix: "97150",
    digits: 7,
    given: ["محمد", "فاطمة", "نور", "خالد", "ليلى"],
    family: ["العلي", "حداد", "الخطيب", "منصور"],
  },
  he: {
    prefix: "97254",
    digits: 7,
    given: ["נועה", "יוסף", "תמר", "איתי", "שירה"],
    family: ["כהן", "מזרחי", "בן־דוד", "פרידמן"],
  },
  zh: {
    prefix: "86138",
    digits: 8,
    given: ["伟", "秀英", "子涵", "建国", "雨桐"],
    family: ["王", "李", "欧阳", "陈"],
    joined: true,
  },
  ja: {
    prefix: "8190",
    digits: 8,
    given: ["陽葵", "蓮", "さくら", "健太"],
    family: ["佐藤", "髙橋", "渡邉", "鈴木"],
    joined: true,
  },
  ko: {
    prefix: "8210",
    digits: 8,
    given: ["서연", "민준", "지우", "하은"],
    family: ["김", "이", "박", "최"],
    joined: true,
  },
  el: {
    prefix: "3069",
    digits: 8,
    given: ["Ελένη", "Γιώργος", "Δέσποινα", "Νίκος"],
    family: ["Παπαδοπούλου", "Νικολάου", "Αγγελής"],
  },
  ru: {
    prefix: "79",
    digits: 9,
    given: ["Анна", "Дмитрий", "Ольга", "Фёдор"],
    family: ["Иванова", "Кузнецов", "Щербаков"],
  },
  tr: { prefix: "905", digits: 9, given: ["Ayşe", "İbrahim", "Çağla", "Oğuz"], family: ["Yılmaz", "Şahin", "Gürsoy"] },
};

const TAILS: Lines = ["", "", "", "", "", "", " ✈️", " (Lisboa)", " — Booking", " 🌻", " 2"];

/** As it stands in somebody's address book, now and then with a note behind the name. */
export function savedName(random: Random, language: Language): string {
  const { given, family, joined } = NAMES[language];
  const [first, last] = [random.pick(given), random.pick(family)];
  return (joined ? `${last}${first}` : `${first} ${last}`) + random.pick(TAILS);
}

/** What somebody calls themselves. */
export function pushName(random: Random, language: Language): string {
  const given = random.pick(NAMES[language].given);
  return random.pick([given, given, given.toLowerCase(), `~${given}`, `${given} 🙂`, `✨${given}✨`]);
}

export const GROUPS: Lines = [
  "Walking tour {place}", "Tour guides", "Familie Schröder · {place}", "Drivers 🚐", "Grupo {place}", "רודוס 2027", "رحلة {place}", "{place}旅行团",
  "Ταξίδι {place}", "Отпуск {place}", "{place} 가족여행", "{place}ツアー", "Hotel partners", "Night shift", "Honeymoon {place} 💍", "Viaje fin de curso",
]; // prettier-ignore

export const CHANNELS: Lines = [
  "{place} deals",
  "Airport alerts",
  "Weather {place} ☀️",
  "Visa news",
  "Ofertas {place}",
  "Cheap flights ✈",
  "عروض السفر",
  "旅行特价",
];

/** Names that break careless screens: markup, direction overrides, length, NUL, stacked marks, emoji sequences. */
export const HOSTILE_NAMES: Lines = [
  "<img src=x onerror=alert(1)>",
  "\u202Egpj.exe\u202C invoice",
  "A".repeat(65_536),
  "null\u0000byte",
  "'; DROP TABLE chats; --",
  "👩‍👩‍👧‍👦🏳️‍🌈".repeat(12),
  `Z${"\u0351".repeat(60)}algo`,
  "\u2066\u2067\u200F‏\u200B",
];
