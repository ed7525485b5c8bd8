"use client";
import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconScan, IconShieldCheck } from "@tabler/icons-react";
import Link from "next/link";
import { chatsPath } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { formatPhone } from "@/app/_ui/phone-number.ts";
import { jackColor, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { HistoryProgress } from "./history-progress.tsx";
import classes from "./link-dialog.module.css";
import { QrTile } from "./qr-tile.tsx";
import type { SessionActs } from "./use-session-acts.ts";

type Props = { session: Session; onClose: () => void; acts: SessionActs };

/** From the code to the linked number, in place. */
export function LinkDialog({ session, onClose, acts }: Props) {
  const phone = useMediaQuery("(max-width: 47.99em)");
  const linked = session.status === "working";
  return (
    <Modal opened onClose={onClose} size={760} fullScreen={phone} padding={0} withCloseButton={false}>
      <div className={classes.dialog}>
        <header className={classes.head}>
          <Jack color={jackColor(session)} connected={linked} size={24} />
          <Modal.Title className={classes.title}>
            Link <bdi>“{sessionName(session)}”</bdi>
            {session.jid !== null && !linked && " again"}
          </Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </header>
        <div className={classes.columns}>
          <Steps session={session} />
          {linked ? <Linked session={session} /> : <QrTile session={session} onNew={() => acts.start(session.id)} />}
        </div>
        <Foot session={session} acts={acts} />
      </div>
    </Modal>
  );
}

const STEPS = [
  ["Open WhatsApp on the phone", "The one that shall be linked."],
  ["Go to Linked devices", "Android: ⋮ menu. iPhone: Settings."],
  ["Tap Link a device, then point it here", "Hold the phone about a hand away."],
] as const;

function Steps({ session }: { session: Session }) {
  const whose = session.phoneNumber === null ? STEPS[0][1] : `The one with ${formatPhone(session.phoneNumber)}.`;
  return (
    <div className={classes.left}>
      <ol className={classes.steps}>
        {STEPS.map(([what, how], index) => (
          <li key={what}>
            <span className={classes.count} aria-hidden>
              {index + 1}
            </span>
            <div>
              <strong>{what}</strong>
              <p>{index === 0 ? whose : how}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className={classes.promise}>
        <IconShieldCheck size={16} stroke={1.75} aria-hidden />
        {session.kind === "sandbox"
          ? "A simulated phone: nothing here reaches WhatsApp."
          : "The phone keeps working as before and can unlink Switchboard any time."}
      </p>
    </div>
  );
}

function Linked({ session }: { session: Session }) {
  const coming = session.statusReason === "history";
  return (
    <div className={classes.linked} role="status">
      <Jack color={jackColor(session)} connected size={32} />
      <strong>{coming ? "Linked. Bringing in chats…" : "Linked."}</strong>
      {coming && <HistoryProgress session={session} />}
      <Button component={Link} href={chatsPath(session.id)}>
        Open chats
      </Button>
    </div>
  );
}

function Foot({ session, acts }: { session: Session; acts: SessionActs }) {
  const { lamp, words } = sessionWords(session, 0);
  const waits = session.status === "scan_qr_code" && session.statusReason === null;
  return (
    <footer className={classes.foot}>
      <Lamp state={waits ? "busy" : lamp} />
      <span>{waits ? "Waiting for the phone. You can leave this open." : `${words}.`}</span>
      {session.kind === "sandbox" && waits && (
        <Button
          className={classes.scan}
          size="sm"
          leftSection={<IconScan size={16} stroke={1.75} />}
          onClick={() => acts.phone.scan(session.id)}
          disabled={acts.phone.scanning}
        >
          Scan for me
        </Button>
      )}
    </footer>
  );
}
