import { readFileSync } from "node:fs";
import internals from "@prisma/internals";
import type { ClientBase } from "pg";
import { describe, expect, it } from "vitest";
import { pool } from "./client.ts";

/** Everything about tables that both sides can say, one line a fact; a line only one side has is a disagreement. */
const schema = readFileSync("prisma/schema.prisma", "utf8");
const { datamodel } = await internals.getDMMF({ datamodel: schema });
type Model = (typeof datamodel.models)[number];
type Field = Model["fields"][number];

const TYPES: Readonly<Record<string, string>> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Boolean: "boolean",
  DateTime: "timestamp with time zone",
  Json: "jsonb",
  Bytes: "bytea",
  SmallInt: "smallint",
  "Timestamptz(3)": "timestamp(3) with time zone",
};

const tableOf = (model: Model) => model.dbName ?? model.name;
const columnOf = (field: Field) => field.dbName ?? field.name;
const modelNamed = (name: string) => datamodel.models.find((model) => model.name === name)!;
const columnsOf = (model: Model, names: readonly string[]) =>
  names.map((name) => columnOf(model.fields.find((field) => field.name === name)!)).join(", ");

function typeOf({ type, nativeType, isList }: Field) {
  const [name, size = []] = nativeType ?? [type];
  return `${TYPES[name + (size.length > 0 ? `(${size.join()})` : "")]}${isList ? "[]" : ""}`;
}

/** A list is never null to Prisma, and `not null` is not said of it. */
function columnFacts(model: Model): string[] {
  const plain = model.fields
    .filter(({ kind }) => kind === "scalar")
    .map((field) => {
      const needed = field.isRequired ? " not null" : "";
      return `${tableOf(model)}.${columnOf(field)} ${typeOf(field)}${needed}${field.hasDefaultValue ? " default" : ""}`;
    });
  return [...plain, ...unsupportedFacts(model)];
}

/** getDMMF leaves out what the client cannot read; the file names it. */
function unsupportedFacts(model: Model): string[] {
  const body = new RegExp(`^model ${model.name} \\{$(.*?)^\\}$`, "ms").exec(schema)?.[1] ?? "";
  return [...body.matchAll(/^ +(\w+) +Unsupported\("(\w+)"\)( @default.*?)?( @map\("(\w+)"\))?$/gm)].map(
    ([, name, type, withDefault, , column]) =>
      `${tableOf(model)}.${column ?? name} ${type} not null${withDefault ? " default" : ""}`,
  );
}

function keyFacts(model: Model): string[] {
  const single = (which: "isId" | "isUnique") => model.fields.filter((field) => field[which]).map(({ name }) => [name]);
  const primary = [...single("isId"), ...(model.primaryKey ? [model.primaryKey.fields] : [])];
  return [
    ...primary.map((fields) => `${tableOf(model)} primary key (${columnsOf(model, fields)})`),
    ...[...single("isUnique"), ...model.uniqueFields].map(
      (fields) => `${tableOf(model)} unique (${columnsOf(model, fields)})`,
    ),
  ];
}

const relationFacts = (model: Model) =>
  model.fields
    .filter((field) => (field.relationFromFields ?? []).length > 0)
    .map((field) => {
      const parent = modelNamed(field.type);
      const from = columnsOf(model, field.relationFromFields!);
      const to = columnsOf(parent, field.relationToFields!);
      return `${tableOf(model)} (${from}) references ${tableOf(parent)} (${to}) on delete ${field.relationOnDelete!.toLowerCase()}`;
    });

const COLUMNS = `
  select format('%s.%s %s%s%s', t.relname, c.attname, format_type(c.atttypid, c.atttypmod), case when c.attnotnull then ' not null' end,
    case when c.atthasdef or c.attidentity <> '' then ' default' end) as fact
  from pg_attribute c join pg_class t on t.oid = c.attrelid
  where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and c.attnum > 0 and not c.attisdropped and t.relname <> '_prisma_migrations'`;
const NAMES = (keys: string, table: string) =>
  `(select string_agg(a.attname, ', ' order by k.place) from unnest(${keys}) with ordinality k (number, place)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;
const KEYS = `
  select format('%s %s (%s)', conrelid::regclass, case contype when 'p' then 'primary key' else 'unique' end, ${NAMES("conkey", "conrelid")}) as fact
  from pg_constraint where contype in ('p', 'u') and connamespace = 'public'::regnamespace and conrelid::regclass::text <> '_prisma_migrations'`;
const RELATIONS = `
  select format('%s (%s) references %s (%s) on delete %s', conrelid::regclass, ${NAMES("conkey", "conrelid")}, confrelid::regclass,
    ${NAMES("confkey", "confrelid")}, case confdeltype when 'c' then 'cascade' when 'n' then 'setnull' else confdeltype::text end) as fact
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;

/** Held by the database alone: Prisma cannot say that one column of two becomes null. */
const UNSAID = [
  "api_keys (organization_id, created_by) references memberships (organization_id, user_id) on delete setnull",
  "invitations (organization_id, created_by) references memberships (organization_id, user_id) on delete setnull",
];

async function disagreements(database: Pick<ClientBase, "query">): Promise<string[]> {
  const migrated: string[] = [];
  for (const sql of [COLUMNS, KEYS, RELATIONS]) {
    const { rows } = await database.query<{ fact: string }>(sql);
    migrated.push(...rows.map(({ fact }) => fact));
  }
  const described = datamodel.models.flatMap((model) => [
    ...columnFacts(model),
    ...keyFacts(model),
    ...relationFacts(model),
  ]);
  const [inPrisma, inDatabase] = [new Set([...described, ...UNSAID]), new Set(migrated)];
  return [
    ...[...inPrisma].filter((fact) => !inDatabase.has(fact)).map((fact) => `only schema.prisma: ${fact}`),
    ...[...inDatabase].filter((fact) => !inPrisma.has(fact)).map((fact) => `only the database: ${fact}`),
  ];
}

async function disagreementsAfter(sabotage: string): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(sabotage);
    return await disagreements(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe("schema.prisma and the migrated database", () => {
  it("agree", async () => {
    expect(datamodel.models.length).toBeGreaterThan(10);
    expect(await disagreements(pool)).toEqual([]);
  });

  it.each([
    ["alter table chats drop column name cascade", "only schema.prisma: chats.name text"],
    ["alter table chats add column extra text", "only the database: chats.extra text"],
    [
      "alter table chats alter column history_unread type bigint",
      "only the database: chats.history_unread bigint not null default",
    ],
    ["alter table chats alter column moved_xid drop default", "only the database: chats.moved_xid xid8 not null"],
    ["alter table chats alter column jid drop not null", "only the database: chats.jid text"],
    ["alter table users drop constraint users_email_key", "only schema.prisma: users unique (email)"],
    ["drop table signing_keys", "only schema.prisma: signing_keys primary key (id)"],
    [
      "alter table messages drop constraint messages_session_id_chat_id_fkey",
      "only schema.prisma: messages (session_id, chat_id) references chats (session_id, id) on delete cascade",
    ],
  ])("disagree after: %s", async (sabotage, expected) => {
    expect(await disagreementsAfter(sabotage)).toContain(expected);
  });
});
