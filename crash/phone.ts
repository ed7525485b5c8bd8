import { tellPhone } from "@/server/testing/phone.ts";

/** What a person does with the phones of this run, and what can be asked of the simulated WhatsApp. Throws what it refuses. */
export type Tell = <T = object>(verb: string, body: object) => Promise<T>;

export const phonesOf =
  (sandbox: { port: number; secret: string }): Tell =>
  async <T>(verb: string, body: object) =>
    (await tellPhone(sandbox, verb, body)) as T; // safe: each verb answers in one shape
