"use client";
import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { addressWords } from "@/app/_ui/phone-number.ts";

const NAMED = 4;

/** "14 members · Inês, Yusuf, Hana, Layla and 10 more", as far as WhatsApp has told. */
export function GroupLine({ session, gid }: { session: string; gid: string }) {
  const trpc = useTRPC();
  const count = useQuery(trpc.groups.get.queryOptions({ session, gid })).data?.memberCount ?? 0;
  const members = useQuery(trpc.groups.members.queryOptions({ session, gid, limit: NAMED })).data?.data ?? [];
  const more = count - members.length;
  return (
    <>
      {count === 0 ? "Group" : count === 1 ? "1 member" : `${count.toLocaleString()} members`}
      {members.map(({ jid, name }, index) => (
        <Fragment key={jid}>
          {index === 0 ? " · " : ", "}
          <bdi>{/^\S+/.exec(cleanLine(name))?.[0] ?? addressWords(jid)}</bdi>
        </Fragment>
      ))}
      {members.length > 0 && more > 0 && ` and ${more.toLocaleString()} more`}
    </>
  );
}
