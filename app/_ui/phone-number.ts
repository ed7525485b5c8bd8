import { findJid, isLid, phoneNumberOf } from "@/server/jid.ts";

/**
 * How countries group the digits of a mobile number behind their calling code, or behind it and two digits more. The test compares
 * with libphonenumber, whose tables would weigh more than many a page.
 */
const GROUPS: Readonly<Record<string, string>> = {
  "2 3 4": "231 233 242 249 251 258 263 264 27 35121 35122 353 355 36 380 385 593 60 64 66 93 94 966 971 972 992",
  "3 3 3": "211 240 243 244 245 250 255 351 352 40 420 421 423 48 51 61 62 84 886 963 967 970 996",
  "4 4": "230 266 268 356 372 502 503 504 505 506 507 65 670 675 852 853 968 973 974 976",
  "3 4": "220 239 246 297 354 501 592 597 599 673 674 676 678 679 680 683 691 692 960",
  "2 2 2 2": "222 223 226 227 228 235 236 241 253 257 378 45 47 689 975",
  "2 3 3": "216 267 359 371 382 383 386 387 389 598 855 961",
  "3 3 4": "1 234 30 39 52 63 7 850 964 98",
  "3 2 2 2": "213 224 262 265 32 34 590 594 596 995",
  "2 3 2 2": "221 375 41 46 994 998",
  "2 2 2": "298 299 508 681 687",
  "2 6": "232 357 374 993",
  "3 6": "254 256 43 595",
  "2 7": "218 260 358 381",
  "1 2 2 2 2": "212 237 33 377",
  "3 7": "57 58 92 977",
  "4 6": "44 880",
  "1 4 4": "56 962",
  "2 4 4": "81 82",
  "3 5": "370 965",
  "1 2 4 4": "54",
  "2 5 4": "55",
  "2 2 2 4": "225",
  "4 7": "49",
  "5 5": "91",
  "3 2 3": "373",
  "1 3 4": "95",
  "1 8": "31",
  "3 3 2 2": "90",
};

const GROUPS_OF = new Map(
  Object.entries(GROUPS).flatMap(([groups, codes]) => codes.split(" ").map((code) => [code, sizes(groups)] as const)),
);

/** For numbers of another length than their country's mobile ones, by how many digits there are. */
const BY_LENGTH: Readonly<Record<number, string>> = {
  6: "3 3",
  7: "3 4",
  8: "4 4",
  9: "3 3 3",
  10: "3 3 4",
  11: "3 4 4",
  12: "3 4 5",
};

const TWO_DIGIT_CODE = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** "+62 812 7733 0914" from bare digits; what is too short to be a number keeps its plus. */
export function formatPhone(digits: string): string {
  const code = digits.slice(0, codeLength(digits));
  const rest = digits.slice(code.length);
  if (!/^\d{5,15}$/.test(digits) || rest === "") return `+${digits}`;
  const usual = GROUPS_OF.get(digits.slice(0, code.length + 2)) ?? GROUPS_OF.get(code);
  const groups = usual && sum(usual) === rest.length ? usual : sizes(BY_LENGTH[rest.length] ?? "");
  return `+${code} ${cut(rest, groups)}`;
}

function codeLength(digits: string): number {
  if (/^[17]/.test(digits)) return 1;
  return TWO_DIGIT_CODE.test(digits) ? 2 : 3;
}

/** Digits beyond the groups stay together at the end. */
function cut(digits: string, groups: readonly number[]): string {
  let at = 0;
  const parts = groups.map((size) => digits.slice(at, (at += size)));
  return [...parts, digits.slice(at)].filter(Boolean).join(" ");
}

function sizes(groups: string): number[] {
  return groups.split(" ").filter(Boolean).map(Number);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What to call an address without a name: its number, never the raw address. */
export function addressWords(address: string): string {
  const jid = findJid(address);
  const digits = phoneNumberOf(jid);
  if (digits !== null) return formatPhone(digits);
  return jid !== undefined && isLid(jid) ? "Hidden number" : "No name";
}
