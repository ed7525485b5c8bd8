/**
 * What to look for, anywhere in a name or number, as a person types it. A number is found however it is written; anything else as it
 * stands. Case and accents are folded by PostgreSQL, as the columns are.
 */
export function soughtText(q: string): string {
  const text = q.trim();
  return /^[+\d][\d\s().-]{2,}$/.test(text) ? text.replace(/\D/g, "") : text;
}
