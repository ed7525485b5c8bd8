"use client";
import type { Session } from "@/app/_trpc/trpc.ts";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import { formatPhone } from "@/app/_ui/phone-number.ts";
import { moment } from "@/app/_ui/time-words.ts";
import { useToday } from "@/app/_ui/use-today.ts";
import classes from "./session-page.module.css";

/** What a script or a colleague may want to know of a number; ids can be copied. */
export function SessionFacts({ session }: { session: Session }) {
  const today = useToday();
  const at = (time: number | null) => (time === null ? "Never" : moment(time, today));
  return (
    <dl className={classes.facts}>
      <Fact what="Number">{session.phoneNumber === null ? "Not linked yet" : formatPhone(session.phoneNumber)}</Fact>
      <Fact what="Name at WhatsApp">
        <Outside text={session.pushName} otherwise="Not known yet" />
      </Fact>
      <Fact what="Kind">{session.kind === "sandbox" ? "Sandbox, a simulated phone" : "WhatsApp"}</Fact>
      <Fact what="Last connected">{at(session.lastConnectedAt)}</Fact>
      <Fact what="Last event">{at(session.lastEventAt)}</Fact>
      <Fact what="Added">{at(session.createdAt)}</Fact>
      <Id what="Session id" value={session.id} />
      <Id what="Address" value={session.jid} />
      <Id what="Hidden address" value={session.lid} />
    </dl>
  );
}

const Fact = ({ what, children }: { what: string; children: React.ReactNode }) => (
  <div>
    <dt>{what}</dt>
    <dd>{children}</dd>
  </div>
);

function Id({ what, value }: { what: string; value: string | null }) {
  if (value === null) return null;
  return (
    <Fact what={what}>
      <code>{value}</code>
      <CopyButton value={value} label={`Copy the ${what.toLowerCase()}`} />
    </Fact>
  );
}
