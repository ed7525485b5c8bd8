import type { BinaryNode, GroupMetadata, WASocket } from "@whiskeysockets/baileys";
import type { GroupLine, GroupReader } from "./group-reader.ts";

const NOT_OURS = [401, 403, 404, 410]; // not a member, or no such group

/** Questions about groups on one socket, whose news the reader hears of. */
export function groupLine(
  socket: WASocket,
  { reader, ...rest }: { reader: GroupReader } & Pick<GroupLine, "session" | "store">,
): GroupLine {
  socket.ws.on("CB:notification,type:w:gp2", ({ attrs }: BinaryNode) => {
    if (attrs.from) reader.changed(attrs.from);
  });
  return {
    ...rest,
    all: async () => {
      const answer = { is: false };
      const note = () => (answer.is = true);
      socket.ws.on("CB:iq,,groups", note);
      try {
        const groups = await socket.groupFetchAllParticipating();
        if (!answer.is) throw new Unanswered(); // Baileys would take it for an account without groups
        return Object.values(groups);
      } finally {
        socket.ws.off("CB:iq,,groups", note);
      }
    },
    one: (jid) => askOne(socket, jid),
  };
}

async function askOne(socket: WASocket, jid: string): Promise<GroupMetadata | undefined> {
  try {
    return await socket.groupMetadata(jid);
  } catch (error) {
    const code = error instanceof Error && "data" in error ? error.data : undefined;
    if (typeof code === "number" && NOT_OURS.includes(code)) return undefined;
    throw error;
  }
}

class Unanswered extends Error {
  constructor() {
    super("WhatsApp did not say which groups there are");
    this.name = "Unanswered";
  }
}
