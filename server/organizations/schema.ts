import { z } from "zod";
import { CAPABILITIES, ROLES } from "@/server/caller.ts";

/** Who is logged in, where, and what that allows. */
export const Me = z.strictObject({
  user: z.strictObject({ id: z.string(), email: z.string(), name: z.string().nullable() }),
  organization: z.strictObject({ id: z.string(), name: z.string() }),
  role: z.enum(ROLES),
  capabilities: z.array(z.enum(CAPABILITIES)),
  organizations: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.enum(ROLES) })),
});
export type Me = z.output<typeof Me>;
