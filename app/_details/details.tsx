"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { DrawerHead } from "@/app/_ui/drawer-head.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { Face } from "@/app/_ui/face.tsx";
import { addressWords, formatPhone } from "@/app/_ui/phone-number.ts";
import { fullTime, plainDate } from "@/app/_ui/time-words.ts";
import { findJid, phoneNumberOf } from "@/server/jid.ts";
import type { Chat } from "@/server/chats/schema.ts";
import classes from "./details.module.css";
import { Facts } from "./facts.tsx";
import { Members } from "./members.tsx";
import { Panel } from "./panel.tsx";

const FOR_EVER = 253_402_300_799_999;
const KINDS = { dm: "Person", group: "Group", newsletter: "Channel", broadcast: "Broadcast list", status: "Status" };

type Props = { chat: Chat; cid: string; onClose: () => void };

/** Everything that is stored of a chat beside its messages. */
export default function Details({ chat, cid, onClose }: Props) {
  const trpc = useTRPC();
  const path = { session: chat.sessionId, cid };
  const { data } = useQuery(trpc.chats.get.queryOptions({ ...path, include: "aliases" }));
  const facts = useQuery(trpc.chats.facts.queryOptions(path));
  const name = cleanLine(chat.name) || addressWords(chat.jid);
  const digits = phoneNumberOf(findJid(chat.jid));
  const address = `/api/v1/sessions/${chat.sessionId}/chats/${chat.jid}`;
  return (
    <Panel label={`Details of ${name}`} onClose={onClose}>
      <DrawerHead title="Details" onClose={onClose} />
      <div className={classes.scroller} tabIndex={0} role="region" aria-label="Details">
        <div className={classes.who}>
          <Face jid={chat.jid} name={name} type={chat.type} size={64} />
          <h3 className={classes.name}>
            <bdi>{name}</bdi>
          </h3>
          <span className={classes.kind}>{KINDS[chat.type]}</span>
        </div>
        <dl className={classes.facts}>
          {digits !== null && <Fact name="Number" value={formatPhone(digits)} copy={`+${digits}`} />}
          <Fact name="Address (JID)" value={chat.jid} copy={chat.jid} mono />
          {data?.aliases?.map((alias) => (
            <Fact key={alias} name="Other address" value={alias} copy={alias} mono />
          ))}
          <Fact name="Id" value={String(chat.id)} copy={String(chat.id)} mono />
          {chat.name !== null && chat.name !== name && (
            <Fact name="Name as sent" value={chat.name} copy={chat.name} mono />
          )}
          <Fact name="State" value={stateWords(chat)} />
          <Fact name="Latest message" value={chat.lastMessageAt === null ? "None" : fullTime(chat.lastMessageAt)} />
          <Fact name="For scripts" value={`GET ${address}`} copy={curlFor(address)} mono />
        </dl>
        {facts.error ? (
          <ErrorCard what="The numbers did not load" error={facts.error} retry={() => void facts.refetch()} />
        ) : (
          <Facts facts={facts.data} />
        )}
        {chat.type === "group" && <Members session={chat.sessionId} gid={chat.jid} />}
      </div>
    </Panel>
  );
}

type FactProps = { name: string; value: string; copy?: string; mono?: boolean };

const Fact = ({ name, value, copy, mono = false }: FactProps): ReactNode => (
  <div className={classes.fact}>
    <dt>{name}</dt>
    <dd data-mono={mono || undefined}>
      <bdi>{cleanLine(value)}</bdi>
      {copy !== undefined && <CopyButton value={copy} label={`Copy: ${name}`} />}
    </dd>
  </div>
);

function stateWords({ archived, pinned, mutedUntil, unreadCount }: Chat): string {
  const words = [
    unreadCount > 0 ? `${unreadCount.toLocaleString()} unread` : "read",
    archived && "archived",
    pinned && "pinned",
    mutedUntil !== null && (mutedUntil >= FOR_EVER ? "muted for ever" : `muted until ${plainDate(mutedUntil)}`),
  ];
  return words.filter(Boolean).join(", ");
}

const curlFor = (address: string) => `curl -H "Authorization: Bearer $KEY" "${window.location.origin}${address}"`;
