import { parseArgs } from "node:util";
import { isNemesis, type NemesisName, USUAL } from "./nemesis/index.ts";
import { SABOTAGES } from "./sabotage/index.ts";

/** What was asked for on the command line. */
export type Order = {
  /** Numbers of the runs: one of many is repeated by its number. */
  runs: number[];
  seed: string;
  nemeses: [NemesisName, ...NemesisName[]];
  sabotage: string | undefined;
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
    },
  });
  const { seed, sabotage } = values;
  if (sabotage !== undefined && !Object.hasOwn(SABOTAGES, sabotage))
    throw new Error(`There is no sabotage called ${sabotage}; there are ${Object.keys(SABOTAGES).join(", ")}.`);
  const only = values.only === undefined ? undefined : count("only", values.only);
  const runs = only === undefined ? Array.from({ length: count("runs", values.runs) }, (_, run) => run) : [only];
  return { runs, seed, sabotage, nemeses: nemesesOf(values.nemesis, sabotage) };
}

function nemesesOf(named: string | undefined, sabotage: string | undefined): Order["nemeses"] {
  const [first, ...more] = named?.split(",").map(demandNemesis) ?? [];
  if (first) return [first, ...more];
  const fitting = SABOTAGES[sabotage ?? ""]?.nemesis;
  return fitting ? [fitting] : USUAL;
}

function demandNemesis(name: string): NemesisName {
  if (isNemesis(name)) return name;
  throw new Error(`There is no nemesis called ${name}.`);
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 10_000) return number;
  throw new Error(`--${name} is a whole number from 0 to 10000.`);
}
