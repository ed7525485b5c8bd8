"use client";
import { readSessionStorageValue } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { LAST_NUMBER, numberToOpen } from "./last-number.ts";
import { chatsPath } from "./places.ts";
import { useSessions } from "./use-sessions.ts";

/** Leads on: to the chats of the number looked at last, or of the first, or to where numbers are linked. */
export function Start() {
  const router = useRouter();
  const { sessions, error, refetch } = useSessions();
  useEffect(() => {
    if (!sessions) return;
    const number = numberToOpen(sessions, readSessionStorageValue<string | undefined>(LAST_NUMBER));
    router.replace(number === undefined ? "/sessions" : chatsPath(number));
  }, [router, sessions]);
  return error ? <ErrorCard what="The numbers did not load" error={error} retry={() => void refetch()} /> : null;
}
