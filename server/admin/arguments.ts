import { parseArgs } from "node:util";
import { z } from "zod";

/** The command was called wrongly; the message says how. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Reads `--option value` pairs and at most one word that stands alone, which the shape calls `subject`. */
export function readArguments<S extends z.ZodRawShape>(args: string[], shape: S): z.output<z.ZodObject<S>> {
  const names = Object.keys(shape).filter((name) => name !== "subject");
  const { values, positionals } = split(args, names);
  if (positionals.length > ("subject" in shape ? 1 : 0))
    throw new UsageError(`"${positionals.at(-1) ?? ""}" is one word too many`);
  const given = z.object(shape).safeParse({ ...values, subject: positionals[0] });
  if (given.success) return given.data;
  throw new UsageError(given.error.issues.map(({ path, message }) => `${optionOf(path)}: ${message}`).join("; "));
}

function split(args: string[], names: string[]) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const optionOf = ([name]: PropertyKey[]) => (name === "subject" ? "the first argument" : `--${String(name)}`);
