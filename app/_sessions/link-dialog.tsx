"use client";
import { Button, Modal, SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconScan, IconShieldCheck } from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import { chatsPath } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { formatPhone } from "@/app/_ui/phone-number.ts";
import { jackColor, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { CodeWay } from "./code-way.tsx";
import { HistoryProgress } from "./history-progress.tsx";
import classes from "./link-dialog.module.css";
import { QrTile } from "./qr-tile.tsx";
import type { SessionActs } from "./use-session-acts.ts";

type Props = { session: Session; onClose: () => void; acts: SessionActs };

/** From the code to the linked number, in place. */
export function LinkDialog({ session, onClose, acts }: Props) {
  const phone = useMediaQuery("(max-width: 47.99em)");
  const [way, setWay] = useState<Way>("scan");
  const [typed, setTyped] = useState<string | undefined>(undefined);
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
          <Steps session={session} way={way} onWay={setWay} />
          {linked && <Linked session={session} />}
          {!linked && way === "type" && <CodeWay session={session} onCode={setTyped} />}
          {!linked && way === "scan" && <QrTile session={session} onNew={() => acts.start(session.id)} />}
        </div>
        <Foot session={session} acts={acts} way={way} typed={typed} />
      </div>
    </Modal>
  );
}

type Way = "scan" | "type";
const WAYS = [
  { value: "scan", label: "Scan a code" },
  { value: "type", label: "Type a code" },
];

const OPEN = ["Open WhatsApp on the phone", "The one that shall be linked."] as const;
const GO = ["Go to Linked devices", "Android: ⋮ menu. iPhone: Settings."] as const;
const STEPS = {
  scan: [OPEN, GO, ["Tap Link a device, then point it here", "Hold the phone about a hand away."]],
  type: [OPEN, GO, ["Tap Link a device, then “Link with phone number”", "Type the eight characters shown here."]],
} as const;

type StepsProps = { session: Session; way: Way; onWay: (way: Way) => void };

function Steps({ session, way, onWay }: StepsProps) {
  const whose = session.phoneNumber === null ? OPEN[1] : `The one with ${formatPhone(session.phoneNumber)}.`;
  return (
    <div className={classes.left}>
      <SegmentedControl
        className={classes.ways}
        aria-label="How to link"
        data={WAYS}
        value={way}
        onChange={(value) => onWay(value as Way)} // safe: the data above are its values
      />
      <ol className={classes.steps}>
        {STEPS[way].map(([what, how], index) => (
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

/** What comes next; the button that was pressed for it has gone. */
const focus = (link: HTMLAnchorElement | null) => link?.focus();

function Linked({ session }: { session: Session }) {
  const coming = session.statusReason === "history";
  return (
    <div className={classes.linked} role="status">
      <Jack color={jackColor(session)} connected size={32} />
      <strong>{coming ? "Linked. Bringing in chats…" : "Linked."}</strong>
      {coming && <HistoryProgress session={session} />}
      <Button component={Link} href={chatsPath(session.id)} ref={focus}>
        Open chats
      </Button>
    </div>
  );
}

type FootProps = { session: Session; acts: SessionActs; way: Way; typed: string | undefined };

function Foot({ session, acts, way, typed }: FootProps) {
  const { lamp, words } = sessionWords(session, 0);
  const waits = session.status === "scan_qr_code" && session.statusReason === null;
  return (
    <footer className={classes.foot}>
      <Lamp state={waits ? "busy" : lamp} />
      <span>{waits ? "Waiting for the phone. You can leave this open." : `${words}.`}</span>
      {session.kind === "sandbox" && waits && <OnThePhone {...{ session, acts, way, typed }} />}
    </footer>
  );
}

/** What the simulated phone can do for whoever has no other at hand. */
function OnThePhone({ session: { id }, acts: { phone }, way, typed }: FootProps) {
  const button = { disabled: phone.scanning, className: classes.scan, size: "sm", leftSection: SCAN } as const;
  if (way === "scan")
    return (
      <Button {...button} onClick={() => phone.scan(id)}>
        Scan for me
      </Button>
    );
  if (typed === undefined) return null;
  return (
    <Button {...button} onClick={() => phone.type(id, typed)}>
      Type it for me
    </Button>
  );
}

const SCAN = <IconScan size={16} stroke={1.75} />;
