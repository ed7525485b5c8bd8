"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC, type Me } from "@/app/_trpc/trpc.ts";

/** Whether the person may link, start and stop numbers, and make keys. */
export function useManages(): boolean {
  return useMe()?.capabilities.includes("manage") ?? false;
}

/** Whether the person may archive, pin, mute and read chats. */
export function useMaySend(): boolean {
  return useMe()?.capabilities.includes("send") ?? false;
}

/** The person who is logged in, as far as known. */
export function useMe(): Me | undefined {
  const trpc = useTRPC();
  return useQuery(trpc.me.get.queryOptions()).data;
}
