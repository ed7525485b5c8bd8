import { sessionWords, type SessionState } from "@/app/_ui/session-words.ts";

const NUMBERS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const inWords = (count: number) => NUMBERS[count] ?? count.toLocaleString();
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "Six numbers. Four are connected, one is stopped, one needs you." */
export function countWords(sessions: readonly SessionState[]): string {
  const lamps = sessions.map((session) => sessionWords(session, 0).lamp);
  const count = (...kinds: string[]) => lamps.filter((lamp) => kinds.includes(lamp)).length;
  const parts = [
    part(count("working"), "connected"),
    part(count("busy"), "busy"),
    part(count("off"), "stopped"),
    part(count("failed"), "out of order"),
    needs(count("needs")),
  ].filter((words) => words !== "");
  return `${capital(inWords(sessions.length))} ${sessions.length === 1 ? "number" : "numbers"}. ${capital(parts.join(", "))}.`;
}

const part = (count: number, state: string) =>
  count === 0 ? "" : `${inWords(count)} ${count === 1 ? "is" : "are"} ${state}`;

function needs(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "one needs you" : `${inWords(count)} need you`;
}
