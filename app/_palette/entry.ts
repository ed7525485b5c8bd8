import type { ReactNode } from "react";

/** Something the palette leads to or does. */
export type Entry = {
  id: string;
  group: "Recent chats" | "Chats" | "Numbers" | "Messages" | "This chat" | "Pages" | "Actions";
  title: string;
  /** Beside the title, in a quieter colour. */
  hint?: string;
  /** Words it is found by as well. */
  also?: string;
  mark: ReactNode;
  /** At the end of the line. */
  end?: ReactNode;
} & ({ href: string; outside?: true } | { run: () => void });
