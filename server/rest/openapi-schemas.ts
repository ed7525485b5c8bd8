import { z } from "zod";
import { Chat, ChatChanges, ChatPage, ReadOptions } from "@/server/chats/schema.ts";
import { Contact, ContactPage } from "@/server/contacts/schema.ts";
import type { ErrorCode } from "@/server/errors.ts";
import { Event } from "@/server/events/schema.ts";
import { Group, GroupMember, GroupMemberPage, GroupPage } from "@/server/groups/schema.ts";
import { Message, MessagePage } from "@/server/messages/schema.ts";
import { Account, CreateSession, Qr, Session, SessionChanges, SessionPage } from "@/server/sessions/schema.ts";
import { envelopeOf } from "./errors.ts";

export type Json = Record<string, unknown>;

/** Schemas that the document calls by name. */
const ANSWERS = {
  Account,
  Chat,
  ChatPage,
  Message,
  MessagePage,
  Contact,
  ContactPage,
  Group,
  GroupPage,
  GroupMember,
  GroupMemberPage,
  Session,
  SessionPage,
  Qr,
  Event,
};
const BODIES = { CreateSession, SessionChanges, ChatChanges, ReadOptions };

/** A named schema by its name, any other one in place. */
export function refer(schema: z.ZodType | ErrorCode, io: "input" | "output" = "output"): Json {
  if (typeof schema === "string") return { $ref: `#/components/schemas/${nameOf(schema)}` };
  const named = Object.entries(io === "output" ? ANSWERS : BODIES).find(([, one]) => one === schema);
  return named ? { $ref: `#/components/schemas/${named[0]}` } : convert(schema, io);
}

/** `codes`: the refusals that the document speaks of. */
export const namedSchemas = (codes: readonly ErrorCode[]): Json => ({
  ...describeAll(ANSWERS, "output"),
  ...describeAll(BODIES, "input"),
  ...Object.fromEntries(codes.map((code) => [nameOf(code), convert(envelopeOf(code), "output")])),
});

function describeAll(named: Readonly<Record<string, z.ZodType>>, io: "input" | "output"): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io, override });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema as Json)]));
}

export const convert = (schema: z.ZodType, io: "input" | "output"): Json =>
  bare(z.toJSONSchema(schema, { io, override }));

const bare = ({ $schema: _schema, $id: _id, ...rest }: Json): Json => rest;

/** A schema may say itself how it is described: `meta({ override })`. Safe integers need no bounds spelled out. */
function override({ jsonSchema }: { jsonSchema: Json }): void {
  const { override: instead } = jsonSchema;
  if (typeof instead === "object" && instead !== null) {
    for (const key of ["type", "anyOf", "allOf", "items", "override"]) Reflect.deleteProperty(jsonSchema, key);
    Object.assign(jsonSchema, instead);
  }
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.type === "integer") jsonSchema.format ??= "int64";
}

const nameOf = (code: ErrorCode) =>
  `${code.replaceAll(/(?:^|_)(\w)/g, (_match, letter: string) => letter.toUpperCase())}Refusal`;
