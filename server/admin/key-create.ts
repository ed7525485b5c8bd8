import { z } from "zod";
import { CreateApiKey, issueApiKey } from "@/server/api-keys/index.ts";
import { CAPABILITIES } from "@/server/caller.ts";
import { readArguments } from "./arguments.ts";
import { organizationId } from "./organization.ts";

const shape = {
  org: z.string("is needed"),
  name: CreateApiKey.shape.name,
  permissions: z
    .string("is needed, for example read,send")
    .transform((text) => text.split(",").map((word) => word.trim()))
    .pipe(z.array(z.enum(CAPABILITIES)).min(1)),
};

/** Gives the key. */
export async function keyCreate(args: string[]): Promise<string> {
  const { org, name, permissions } = readArguments(args, shape);
  return (await issueApiKey({ organizationId: await organizationId(org), name, permissions })).key;
}
