import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { Contact, ContactPage } from "@/server/contacts/schema.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { Group, GroupMemberPage, GroupPage } from "@/server/groups/schema.ts";
import { Message, MessagePage } from "@/server/messages/schema.ts";
import { newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let key: string;
let sessionId: string;

beforeAll(async () => {
  http = await startHttp();
  const organizationId = (await newOrganization()).id;
  key = (await issueApiKey({ organizationId, name: "k", permissions: ["read", "send"] })).key;
  sessionId = (await newSession({ organizationId })).id;
  await pool.query(
    "insert into identities (session_id, lid, phone_jid) values ($1, '77@lid', '351215550147@s.whatsapp.net')",
    [sessionId],
  );
  await prisma.contact.createMany({
    data: [
      { sessionId, jid: "351215550147@s.whatsapp.net", name: "Inês Carvalho", pushName: "ines" },
      { sessionId, jid: "88@lid", verifiedName: "Nordwind GmbH" },
      { sessionId, jid: "628111@s.whatsapp.net", pushName: "100% _real_" },
    ],
  });
});
afterAll(() => http.stop());

const get = async (path: string) => http.ask(`/api/v1/sessions/${sessionId}${path}`, { token: key });
const json = async (path: string) => (await get(path)).json;

/** Walks a list one row at a time. */
async function walk<T>(path: string, page: { parse: (given: unknown) => { data: T[]; nextCursor: string | null } }) {
  const seen: T[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const { data, nextCursor } = page.parse(await json(`${path}?limit=1${cursor && `&cursor=${cursor}`}`));
    seen.push(...data);
    cursor = nextCursor;
  }
  return seen;
}

describe("contacts", () => {
  it("are walked by address, each once, in their strict shape", async () => {
    const seen = await walk("/contacts", ContactPage);
    expect(seen.map(({ jid }) => jid)).toEqual(["351215550147@s.whatsapp.net", "628111@s.whatsapp.net", "88@lid"]);
    expect(seen[0]).toEqual({
      jid: "351215550147@s.whatsapp.net",
      lid: "77@lid",
      phoneNumber: "351215550147",
      name: "Inês Carvalho",
      pushName: "ines",
      businessName: null,
    });
    expect(seen[2]).toMatchObject({ lid: "88@lid", phoneNumber: null, businessName: "Nordwind GmbH" });
  });

  it("are found by name and number, whatever the case, the accents and the spaces", async () => {
    const found = async (q: string) =>
      ContactPage.parse(await json(`/contacts?q=${encodeURIComponent(q)}`)).data.map(({ jid }) => jid.split("@")[0]);
    expect(await found("INES car")).toEqual(["351215550147"]);
    expect(await found("+351 21-555")).toEqual(["351215550147"]);
    expect(await found("nordWIND")).toEqual(["88"]);
    expect(await found("% _")).toEqual(["628111"]);
    expect(await found("nobody")).toEqual([]);
    expect(await found(" ")).toHaveLength(3);
  });

  it("go by either address", async () => {
    for (const jid of ["351215550147@s.whatsapp.net", "77@lid", "351215550147:4@s.whatsapp.net"])
      expect(Contact.parse(await json(`/contacts/${jid}`)).name).toBe("Inês Carvalho");
    for (const jid of ["99@lid", "junk", "%00", "1@g.us"]) {
      const answer = await get(`/contacts/${jid}`);
      expect([answer.status, answer.json.error.message]).toEqual([404, "contact not found"]);
    }
  });

  it("take no cursor of another search", async () => {
    const { nextCursor } = await json("/contacts?limit=1");
    expect((await get(`/contacts?q=ines&cursor=${nextCursor}`)).status).toBe(400);
    expect((await get(`/groups?cursor=${nextCursor}`)).status).toBe(400);
  });
});

describe("groups", () => {
  const crew = "120363000000000001@g.us";
  beforeAll(async () => {
    await newChat({ sessionId, jid: "120363000000000002@g.us", type: "group", name: "Told by its chat alone" });
    await newChat({ sessionId, jid: crew, type: "group", name: "Old subject" });
    await newChat({ sessionId });
    const known = { announce: true, locked: false, ownerJid: "77@lid", createdAt: 1_700_000_000_000 };
    await prisma.group.create({ data: { sessionId, jid: crew, subject: "Crew", description: "We sail", ...known } });
    await prisma.group.create({ data: { sessionId, jid: "120363000000000003@g.us", subject: "Without a chat" } });
    await prisma.groupMember.createMany({
      data: [
        { sessionId, groupJid: crew, jid: "77@lid", role: "superadmin" },
        { sessionId, groupJid: crew, jid: "628111@s.whatsapp.net" },
        { sessionId, groupJid: crew, jid: "99@lid", role: "admin" },
      ],
    });
  });

  it("are told with what is known of them, and null for the rest", async () => {
    expect(await walk("/groups", GroupPage)).toEqual([
      {
        jid: crew,
        subject: "Crew",
        description: "We sail",
        ownerJid: "351215550147@s.whatsapp.net",
        memberCount: 3,
        announce: true,
        locked: false,
        createdAt: 1_700_000_000_000,
      },
      { ...UNKNOWN, jid: "120363000000000002@g.us", subject: "Told by its chat alone" },
      { ...UNKNOWN, jid: "120363000000000003@g.us", subject: "Without a chat" },
    ]);
    expect(Group.parse(await json(`/groups/${crew}`)).memberCount).toBe(3);
  });
  const UNKNOWN = {
    description: null,
    ownerJid: null,
    memberCount: null,
    announce: null,
    locked: null,
    createdAt: null,
  };

  it("have members, by canonical address, with their names", async () => {
    expect(await walk(`/groups/${crew}/members`, GroupMemberPage)).toEqual([
      { jid: "628111@s.whatsapp.net", lid: null, name: "100% _real_", role: "member" },
      { jid: "351215550147@s.whatsapp.net", lid: "77@lid", name: "Inês Carvalho", role: "superadmin" },
      { jid: "99@lid", lid: "99@lid", name: null, role: "admin" },
    ]);
    expect(await json("/groups/120363000000000002@g.us/members")).toEqual({ data: [], nextCursor: null });
  });

  it("are not people, and people no groups", async () => {
    for (const gid of ["628111@s.whatsapp.net", "1@g.us", "junk", "%00"])
      for (const path of [`/groups/${gid}`, `/groups/${gid}/members`]) {
        const answer = await get(path);
        expect([answer.status, answer.json.error.message]).toEqual([404, "group not found"]);
      }
  });
});

describe("channels", () => {
  it("are read, and every write is 501", async () => {
    const jid = "120363111111111111@newsletter";
    const chat = await newChat({ sessionId, jid, type: "newsletter", name: "News" });
    const person = await newChat({ sessionId });
    const { id } = await newMessage({ sessionId, chatId: chat.id, body: "Tides for tomorrow" });
    expect(MessagePage.parse(await json(`/channels/${jid}/messages`)).data.map((one) => one.id)).toEqual([id]);
    expect(Message.parse(await json(`/messages/${id}`)).chatJid).toBe(jid);
    expect(MessagePage.parse(await json("/messages?q=TIDES")).data.map((one) => one.id)).toEqual([id]);
    for (const other of [person.jid, "junk", "9@newsletter"])
      expect((await get(`/channels/${other}/messages`)).json.error.message).toBe("channel not found");
    for (const path of ["", `/${jid}:follow`, `/${jid}/mute`, `/${jid}:unfollow`, "/junk:follow"]) {
      const answer = await http.ask(`/api/v1/sessions/${sessionId}/channels${path}`, { method: "POST", token: key });
      expect([answer.status, answer.json.error.code]).toEqual([501, "not_implemented"]);
    }
  });
});

it("a search names what is wrong with it", async () => {
  for (const [query, path] of [
    ["", "q"],
    ["?q=", "q"],
    ["?q=%20", "q"],
    ["?q=a&limit=x", "limit"],
    ["?q=a&cursor=", "cursor"],
  ] as const) {
    const answer = await get(`/messages${query}`);
    expect([answer.status, answer.json.error.details.errors[0].path]).toEqual([400, path]);
  }
});
