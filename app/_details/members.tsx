"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { Face } from "@/app/_ui/face.tsx";
import { addressWords } from "@/app/_ui/phone-number.ts";
import classes from "./details.module.css";

const ROLES = { member: "", admin: "Admin", superadmin: "Owner" };

/** Who is in a group, so many at a time. */
export function Members({ session, gid }: { session: string; gid: string }) {
  const trpc = useTRPC();
  const { data, status, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    trpc.groups.members.infiniteQueryOptions(
      { session, gid, limit: 100 },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  const members = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <h3 className={classes.section}>Members{countWords(members.length, hasNextPage)}</h3>
      {status === "pending" && <div className={classes.loading} aria-hidden />}
      {status === "error" && <p className={classes.hint}>They did not load.</p>}
      {status === "success" && members.length === 0 && (
        <p className={classes.hint}>WhatsApp has not told yet who is in this group.</p>
      )}
      <ul className={classes.members}>
        {members.map(({ jid, name, role }) => (
          <li key={jid} className={classes.member}>
            <Face jid={jid} name={name} type="dm" size={28} />
            <bdi className={classes.memberName}>{cleanLine(name) || addressWords(jid)}</bdi>
            <span className={classes.role}>{ROLES[role]}</span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button
          type="button"
          className={classes.more}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </button>
      )}
    </>
  );
}

const countWords = (count: number, more: boolean) => (count === 0 ? "" : ` · ${count}${more ? "+" : ""}`);
