import { z } from "zod";
import { createOrganization } from "@/server/organizations/index.ts";
import { readArguments } from "./arguments.ts";

/** Gives the new organization's id. */
export async function orgCreate(args: string[]): Promise<string> {
  const { subject } = readArguments(args, { subject: z.string("a name is needed").trim().min(1, "a name is needed") });
  return (await createOrganization({ name: subject })).id;
}
