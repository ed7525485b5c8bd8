"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { useTRPC, type Me } from "@/app/_trpc/trpc.ts";

/** Who is logged in. Nobody: off to the login page, and back here afterwards. */
export function useGuard(): { me: Me | undefined; turnedAway: boolean } {
  const trpc = useTRPC();
  const router = useRouter();
  const path = usePathname();
  const { data, error } = useQuery(trpc.me.get.queryOptions());
  const turnedAway = error !== null && refusalOf(error).status === 401;
  useEffect(() => {
    if (turnedAway) router.replace(`/login?next=${encodeURIComponent(path + window.location.search)}`);
  }, [turnedAway, router, path]);
  return { me: data, turnedAway };
}
