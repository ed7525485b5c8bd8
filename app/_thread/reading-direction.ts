const FIRST_LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Which way a text reads, by its first letter. The bubble follows it as a whole, so that the time stands where a line ends. */
export function readingDirection(text: string | null): "ltr" | "rtl" {
  const letter = FIRST_LETTER.exec(text ?? "")?.[0];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}
