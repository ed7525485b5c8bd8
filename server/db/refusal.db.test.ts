import { Client, Pool } from "pg";
import { describe, expect, it } from "vitest";
import { AppError } from "@/server/errors.ts";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/server/generated/prisma/client.ts";
import { pool, prisma } from "./client.ts";
import { loggable, refusalOf } from "./refusal.ts";

const caught = async (act: () => Promise<unknown>): Promise<unknown> => {
  try {
    await act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};
const codeOf = async (act: () => Promise<unknown>) => refusalOf(await caught(act)).code;

describe("real failures", () => {
  it("of a database that is not there are 503, through the driver and through Prisma", async () => {
    const nowhere = new Pool({ connectionString: "postgresql://x:y@127.0.0.1:1/z" });
    expect(await codeOf(() => nowhere.query("select 1"))).toBe("gateway_unavailable");
    const client = new PrismaClient({ adapter: new PrismaPg(nowhere) });
    expect(await codeOf(() => client.organization.count())).toBe("gateway_unavailable");
    expect(await codeOf(() => client.$queryRaw`select 1`)).toBe("gateway_unavailable");
    await nowhere.end();
    expect(await codeOf(() => nowhere.query("select 1"))).toBe("gateway_unavailable");
  });

  it("of time limits, of waiting for a connection and of a connection cut off are 503", async () => {
    const one = new Pool({
      connectionString: process.env.DATABASE_URL,
      max: 1,
      connectionTimeoutMillis: 700,
      statement_timeout: 50,
    });
    one.on("error", () => undefined);
    const client = new PrismaClient({ adapter: new PrismaPg(one) });
    expect(await codeOf(() => one.query("select pg_sleep(1)"))).toBe("gateway_unavailable");
    expect(await codeOf(() => client.$queryRaw`select pg_sleep(1)::text`)).toBe("gateway_unavailable");
    const held = await one.connect();
    expect(await codeOf(() => one.query("select 1"))).toBe("gateway_unavailable");
    expect(await codeOf(() => client.organization.count())).toBe("gateway_unavailable");
    held.on("error", () => undefined);
    const { rows } = await held.query<{ pid: number }>("select pg_backend_pid() as pid");
    await pool.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
    expect(await codeOf(() => held.query("select 1"))).toBe("gateway_unavailable");
    held.release(true);
    await one.end();
  });

  it("of a database that starts, or takes no more connections, are 503", () => {
    const refused = Object.assign(new Error("sorry, too many clients already"), { code: "53300" });
    expect(refusalOf(refused).code).toBe("gateway_unavailable");
    const shutdown = Object.assign(new Error("the database system is starting up"), { code: "57P03" });
    expect(refusalOf(new Error("wrapped", { cause: shutdown })).code).toBe("gateway_unavailable");
  });

  it("of a text that cannot be stored is the caller's", async () => {
    expect(await codeOf(() => pool.query("select $1::text", ["a\0b"]))).toBe("validation_error");
    expect(await codeOf(() => prisma.organization.count({ where: { name: "a\0b" } }))).toBe("validation_error");
  });

  it("of our own are masked, and logged without the values a driver quotes", async () => {
    const error = await caught(() => pool.query("select $1::bigint", ["a-secret-number"]));
    expect(refusalOf(error)).toMatchObject({
      code: "internal",
      message: "something went wrong on our side",
      details: null,
    });
    expect(JSON.stringify(loggable(error))).not.toContain("a-secret-number");
    expect(loggable(error)).toMatchObject({ code: "22P02" });
    const unique = await caught(() =>
      prisma.user.createMany({
        data: [1, 2].map((id) => ({ id: String(id), email: "a-secret@x", passwordHash: "-" })),
      }),
    );
    expect(refusalOf(unique).code).toBe("internal");
    expect(JSON.stringify(loggable(unique))).not.toContain("a-secret@x");
    expect(loggable(new TypeError("x is not a function"))).toMatchObject({
      type: "TypeError",
      message: "x is not a function",
    });
    expect(loggable("thrown text")).toEqual({ type: "string" });
  });

  it("that were meant stay what they are, whichever copy of the class made them", () => {
    const meant = new AppError("conflict", "no");
    expect(refusalOf(meant)).toBe(meant);
    const copy = Object.assign(new Error("no"), { name: "AppError", code: "conflict", details: null });
    expect(refusalOf(copy).code).toBe("conflict");
  });

  it("of a client that was closed are 503", async () => {
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await client.end();
    expect(await codeOf(() => client.query("select 1"))).toBe("gateway_unavailable");
  });
});
