/**
 * What `like` shall match for a name or number as a person types it, anywhere in the text. A number is found however it is written;
 * anything else as it stands. Case and accents are folded by PostgreSQL, as the columns are.
 */
export function likePattern(q: string): string {
  const number = /^[+\d][\d\s().-]{2,}$/.test(q.trim()) ? q.replace(/\D/g, "") : undefined;
  const literal = (number ?? q.trim()).replace(/[\\%_]/g, "\\$&");
  return `%${literal}%`;
}
