import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { pool } from "@/server/db/client.ts";
import { newChat, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { size } from "@/server/testing/size.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { until } from "@/server/testing/until.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let key: string;
let list: string;
beforeAll(async () => {
  http = await startHttp();
  const { id: organizationId } = await newOrganization();
  key = (await issueApiKey({ organizationId, name: "k", permissions: ["read"] })).key;
  const { id: sessionId } = await newSession({ organizationId });
  for (let made = 0; made < 60; made++) await newChat({ sessionId, sortAt: made });
  list = `/api/v1/sessions/${sessionId}/chats`;
});
afterAll(() => http.stop());

const ask = async () => {
  const began = performance.now();
  const { status, headers } = await http.ask(list, { token: key });
  return { status, retry: headers["retry-after"], ms: performance.now() - began };
};
const crowd = (count: number) => Promise.all(Array.from({ length: count }, ask));
const AT_ONCE = 1_000;

it("a thousand list requests at once are all answered", async () => {
  await ask();
  let asked = 0;
  for (let round = 0; round < size(3, 20); round++) {
    const answers = await crowd(AT_ONCE);
    asked += answers.length;
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  }
  tellCount("under pressure", asked, `list requests, ${AT_ONCE.toLocaleString("en")} at once`);
});

it("while every connection is held, whoever asks is refused within a moment, and served as soon as one is free", async () => {
  const held = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
  await sleep(2_000); // the crowd before is past
  const answers = await crowd(50);
  for (const client of held) client.release();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  for (const { retry } of answers) expect(retry).toMatch(/^\d+$/);
  expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(size(4_000, 1_500)); // the nightly run has the machine to itself
  const back = performance.now();
  await until(async () => (await ask()).status === 200, 5);
  expect(performance.now() - back).toBeLessThan(5_000);
});
