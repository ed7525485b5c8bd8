/** Where the names and numbers of chats are known, for soughtKeys. The alias is fixed: c = chats. */
export const CHAT_NAMES = { from: "chats c", key: "c.id", names: { table: "chat_names", key: "chat_id" } } as const;
