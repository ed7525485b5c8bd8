import { parseArgs } from "node:util";
import { isNemesis, NEMESES, type NemesisName, USUAL } from "./nemesis/index.ts";
import { SABOTAGES } from "./sabotage/index.ts";

/** What was asked for on the command line. */
export type Order = {
  /** Numbers of the runs: one of many is repeated by its number. */
  runs: number[];
  seed: string;
  nemeses: [NemesisName, ...NemesisName[]];
  /** None, or what is taken away in one run after the other. */
  sabotages: string[];
  /** A crowd of so many numbers at one worker, instead of faults. */
  numbers: number | undefined;
};

const DEFAULT_RUNS = "10";

/** Throws the sentence that says what is wrong with it. */
export function readOrder(words: readonly string[]): Order {
  const { values } = parseArgs({
    args: [...words],
    options: {
      runs: { type: "string", default: DEFAULT_RUNS },
      only: { type: "string" },
      seed: { type: "string", default: "7" },
      nemesis: { type: "string" },
      sabotage: { type: "string" },
      numbers: { type: "string" },
    },
  });
  const { seed } = values;
  const sabotages = values.sabotage?.split(",").map(demandSabotage) ?? [];
  const only = values.only === undefined ? undefined : count("only", values.only);
  const runs = only === undefined ? Array.from({ length: count("runs", values.runs) }, (_, run) => run) : [only];
  const numbers = values.numbers === undefined ? undefined : count("numbers", values.numbers);
  return { runs: numbers === undefined ? runs : [0], seed, sabotages, nemeses: nemesesOf(values.nemesis), numbers };
}

function nemesesOf(named: string | undefined): Order["nemeses"] {
  const [first, ...more] = named?.split(",").map(demandNemesis) ?? [];
  return first ? [first, ...more] : USUAL;
}

function demandSabotage(name: string): string {
  if (Object.hasOwn(SABOTAGES, name)) return name;
  throw new Error(`There is no sabotage called ${name}; there are ${Object.keys(SABOTAGES).join(", ")}.`);
}

function demandNemesis(name: string): NemesisName {
  if (isNemesis(name)) return name;
  throw new Error(`There is no nemesis called ${name}; there are ${Object.keys(NEMESES).join(", ")}.`);
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 10_000) return number;
  throw new Error(`--${name} is a whole number from 0 to 10000.`);
}
