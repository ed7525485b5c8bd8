import type { Account, AccountState, Device } from "./account.ts";
import type { Connection } from "./connection.ts";

/** Which phone links a device, and what is in it when it is new. */
export type Phone = Pick<
  AccountState,
  | "phone"
  | "pushName"
  | "seed"
  | "chats"
  | "messages"
  | "hostile"
  | "settingsBy"
  | "historyBy"
  | "mediaDelayMs"
  | "chunk"
  | "perChat"
  | "snapshots"
>;

/** A client that shows a code and waits for a phone. */
export type Waiting = {
  connection: Connection;
  noise: Buffer;
  device: Omit<Device, "id" | "noise">;
  refs: readonly string[];
  /** It has asked to be linked by eight characters instead. */
  byCode?: CodePairing;
};

type CodePairing = {
  phone: string;
  /** The client's key, sealed with the characters. */
  wrapped: Buffer;
  ref: Buffer;
  /** They have been typed; what the client answers decides. */
  typed?: { phone: Phone; shared: Buffer; resolve: (account: Account) => void; reject: (error: unknown) => void };
};
