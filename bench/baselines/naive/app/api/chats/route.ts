import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../../../../../server/generated/prisma/client.ts";

/** The same page of the same rows as GET /api/v1/sessions/{session}/chats, without authentication, the way most projects write it. */
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });

export async function GET(request: Request) {
  const sessionId = new URL(request.url).searchParams.get("session") ?? "";
  const chats = await prisma.chat.findMany({
    where: { sessionId },
    orderBy: [{ pinned: "desc" }, { sortAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  const data = chats.map((chat) => ({
    id: Number(chat.id),
    sessionId: chat.sessionId,
    jid: chat.jid,
    type: chat.type,
    name: chat.name,
    lastMessageAt: chat.sortAt === 0n ? null : Number(chat.sortAt),
    unreadCount: chat.unreadCount,
    archived: chat.archived,
    pinned: chat.pinned,
    mutedUntil: chat.mutedUntil === null ? null : Number(chat.mutedUntil),
  }));
  return Response.json({ data });
}
