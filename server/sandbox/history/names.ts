import type { Random } from "../random.ts";
import type { Language, Lines } from "./phrases.ts";

type Names = { prefix: string; digits: number; given: Lines; family: Lines; joined?: boolean };

/** Invented people by language; `prefix` begins their phone numbers and `digits` more follow. */
export const NAMES: Record<Language, Names> = {
  en: {
    prefix: "447700",
    digits: 6,
    given: [
      "Olivia",
      "Amelia",
      "George",
      "Harry",
      "Priya",
      "Zoë",
      "Isla",
      "Noah",
      "Freya",
      "Arthur",
      "Imogen",
      "Callum",
      "Maeve",
      "Tobias",
      "Nkechi",
      "Rowan",
      "Beatrix",
      "Declan",
      "Hannah",
      "Samir",
      "Poppy",
      "Ewan",
    ],
    family: [
      "Whitfield",
      "O’Connor",
      "Okafor",
      "Nair",
      "Hughes",
      "Marsh",
      "Abernathy",
      "Lindqvist",
      "Fairclough",
      "Mensah",
      "Sutherland",
      "Pryce",
      "Ashdown",
      "Delacroix",
      "Kaur",
      "McAllister",
      "Thorne",
      "Wren",
      "Blackwood",
      "Sato-Reed",
    ],
  },
  es: {
    prefix: "346",
    digits: 8,
    given: ["Lucía", "Martín", "Sofía", "Íñigo", "Begoña", "Álvaro", "Ximena", "Rocío", "Nicolás", "Águeda"],
    family: ["Núñez", "Echeverría", "García", "Peña", "Ibáñez", "Zubizarreta", "Muñoz", "Castaño"],
  },
  pt: {
    prefix: "3519",
    digits: 8,
    given: ["Inês", "João", "Beatriz", "Tomás", "Conceição", "Mafalda", "Rúben", "Luísa", "Simão"],
    family: ["Araújo", "Magalhães", "da Silva", "Guimarães", "Falcão", "Brandão", "Quintão"],
  },
  fr: {
    prefix: "336",
    digits: 8,
    given: ["Chloé", "Théo", "Maëlys", "François", "Anaïs", "Aurélien", "Océane", "Gaëtan", "Zoé"],
    family: ["Lefèvre", "Dubois", "N’Diaye", "Bérenger", "Guérin", "Lemaître", "Rémy"],
  },
  de: {
    prefix: "4915",
    digits: 9,
    given: ["Jürgen", "Anneliese", "Käthe", "Björn", "Leonie", "Matthias", "Swantje", "Jörg", "Änne"],
    family: ["Weiß", "Müller", "Öztürk-Braun", "Schröder", "Großmann", "Bäcker", "Hübner"],
  },
  ar: {
    prefix: "97150",
    digits: 7,
    given: ["محمد", "فاطمة", "نور", "خالد", "ليلى", "سارة", "يوسف", "مريم", "عمر"],
    family: ["العلي", "حداد", "الخطيب", "منصور", "الشامي", "قباني", "درويش"],
  },
  he: {
    prefix: "97254",
    digits: 7,
    given: ["נועה", "יוסף", "תמר", "איתי", "שירה", "דניאל", "מיכל", "עומר", "רותם"],
    family: ["כהן", "מזרחי", "בן־דוד", "פרידמן", "אברהמי", "שפירא", "לביא"],
  },
  zh: {
    prefix: "86138",
    digits: 8,
    given: ["伟", "秀英", "子涵", "建国", "雨桐", "浩然", "思琪", "志强", "欣怡"],
    family: ["王", "李", "欧阳", "陈", "诸葛", "赵", "黄"],
    joined: true,
  },
  ja: {
    prefix: "8190",
    digits: 8,
    given: ["陽葵", "蓮", "さくら", "健太", "美咲", "大輔", "ひなた", "翔太"],
    family: ["佐藤", "髙橋", "渡邉", "鈴木", "小林", "五十嵐", "斎藤"],
    joined: true,
  },
  ko: {
    prefix: "8210",
    digits: 8,
    given: ["서연", "민준", "지우", "하은", "도윤", "수빈", "예준", "은지"],
    family: ["김", "이", "박", "최", "남궁", "정", "윤"],
    joined: true,
  },
  el: {
    prefix: "3069",
    digits: 8,
    given: ["Ελένη", "Γιώργος", "Δέσποινα", "Νίκος", "Αικατερίνη", "Στέλιος", "Ζωή", "Θανάσης"],
    family: ["Παπαδοπούλου", "Νικολάου", "Αγγελής", "Οικονόμου", "Σταθοπούλου", "Μακρής"],
  },
  ru: {
    prefix: "79",
    digits: 9,
    given: ["Анна", "Дмитрий", "Ольга", "Фёдор", "Юлия", "Артём", "Наталья", "Семён"],
    family: ["Иванова", "Кузнецов", "Щербаков", "Соловьёва", "Журавлёв", "Крылова"],
  },
  tr: {
    prefix: "905",
    digits: 9,
    given: ["Ayşe", "İbrahim", "Çağla", "Oğuz", "Gökçe", "Barış", "Şule", "Tuğba"],
    family: ["Yılmaz", "Şahin", "Gürsoy", "Çelik", "Öztürk", "Işık"],
  },
};

const TAILS: Lines = ["", "", "", "", "", "", " ✈️", " (Lisboa)", " — Booking", " 🌻", " 2"];

/** What people call somebody: as saved in an address book, now and then with a note behind, and as they call themselves. */
export function nameSomebody(random: Random, language: Language): { saved: string; push: string } {
  const { given, family, joined } = NAMES[language];
  const [first, last] = [random.pick(given), random.pick(family)];
  return {
    saved: (joined ? `${last}${first}` : `${first} ${last}`) + random.pick(TAILS),
    push: random.pick([first, first, first.toLowerCase(), `~${first}`, `${first} 🙂`, `✨${first}✨`]),
  };
}

export const GROUPS: Record<Language, Lines> = {
  en: [
    "Walking tour {place}",
    "Tour guides",
    "Hotel partners",
    "Drivers 🚐",
    "Honeymoon {place} 💍",
    "Night shift",
    "{place} in May",
  ],
  es: ["Viaje fin de curso", "Grupo {place}", "Guías de {place}"],
  pt: ["Grupo {place}", "Família em {place} 🏖", "Motoristas"],
  fr: ["Voyage à {place}", "Les cousins en vacances", "Séminaire {place}"],
  de: ["Familie Schröder · {place}", "Kegelclub {place}", "Reiseleitung"],
  ar: ["رحلة {place}", "عائلة الخطيب ✈️", "المرشدون"],
  he: ["משפחת כהן ב{place}", "טיול {place} 2027", "מדריכים"],
  zh: ["{place}旅行团", "导游群", "公司年会·{place}"],
  ja: ["{place}ツアー", "社員旅行", "ガイド連絡"],
  ko: ["{place} 가족여행", "가이드 모임", "동창회 {place}"],
  el: ["Ταξίδι {place}", "Οι ξεναγοί", "Παρέα {place}"],
  ru: ["Отпуск {place}", "Гиды и водители", "Семья · {place}"],
  tr: ["{place} gezisi", "Rehberler", "Yılmaz ailesi {place}"],
};

export const CHANNELS: Lines = ["{place} deals", "Airport alerts", "Weather {place} ☀️", "Visa news", "{place} ✈"];

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
