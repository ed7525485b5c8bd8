export type TextPart = { text: string; href?: string };

const LINK = /\bhttps?:\/\/[^\s<>"'`]+/giu;
const TRAILING = /[.,;:!?)\]}»”’…]+$/u;

/** A text cut into plain parts and links. Only http and https lead anywhere; a host that mixes scripts shows its ASCII form. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const shown = found.replace(TRAILING, "");
    const link = linkOf(shown);
    if (!link) continue;
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push(link);
    from = index + shown.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** undefined: not an address, or one with a name and password in it, which only serves to deceive. */
function linkOf(text: string): (TextPart & { href: string }) | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if ((url.protocol !== "http:" && url.protocol !== "https:") || url.username !== "" || url.password !== "")
    return undefined;
  return { text: url.hostname.includes("xn--") ? url.href : text, href: url.href };
}
