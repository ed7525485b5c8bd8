import { expect, it } from "vitest";
import { z } from "zod";
import { invalidInput } from "./errors.ts";

const Input = z.strictObject({ q: z.string(), kind: z.enum(["whatsapp", "sandbox"]).optional() });
const sentence = (given: unknown) => invalidInput(Input.safeParse(given).error!.issues).message;

it("says what is wrong in words for whoever wrote the request", () => {
  expect(sentence({})).toBe("q: is needed");
  expect(sentence({ q: 5 })).toBe("q: must be of type string, not number");
  expect(sentence({ q: "a", kind: "b" })).toBe('kind: must be one of "whatsapp", "sandbox"');
  expect(sentence({ q: "a", x: 1 })).toBe("x: is not known here");
  expect(sentence([])).toBe("body: must be of type object, not array");
});
