"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { chatsPath } from "./places.ts";
import { useSessions } from "./use-sessions.ts";

/** Leads on: to the chats of the first number, or to where numbers are linked. */
export function Start() {
  const router = useRouter();
  const { sessions, error, refetch } = useSessions();
  const [first] = sessions ?? [];
  const target = sessions && (first ? chatsPath(first.id) : "/sessions");
  useEffect(() => {
    if (target !== undefined) router.replace(target);
  }, [router, target]);
  return error ? <ErrorCard what="The numbers did not load" error={error} retry={() => void refetch()} /> : null;
}
