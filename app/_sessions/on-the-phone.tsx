"use client";
import { Button } from "@mantine/core";
import {
  IconArrowsShuffle,
  IconLogout,
  IconMessagePlus,
  IconMessages,
  IconScan,
  IconWifi,
  IconWifiOff,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Session } from "@/app/_trpc/trpc.ts";
import classes from "./sessions.module.css";
import type { SessionActs } from "./use-session-acts.ts";

const ICON = { size: 16, stroke: 1.75 } as const;

/** Only what the simulated phone can do now. */
export function OnThePhone({ session, acts: { phone } }: { session: Session; acts: SessionActs }) {
  const { id } = session;
  const waits = session.status === "scan_qr_code" && session.statusReason === null;
  const away = session.status === "starting" && session.jid !== null;
  if (!waits && !away && session.status !== "working") return null;
  return (
    <div className={classes.phone} role="group" aria-label="On the phone">
      <span>On the phone:</span>
      {waits && (
        <Act icon={<IconScan {...ICON} />} filled disabled={phone.scanning} onClick={() => phone.scan(id)}>
          Scan for me
        </Act>
      )}
      {away && (
        <Act icon={<IconWifi {...ICON} />} onClick={() => phone.tell(id, "come-back")}>
          Come back
        </Act>
      )}
      {session.status === "working" && (
        <>
          <Act icon={<IconMessagePlus {...ICON} />} onClick={() => phone.receive(id, 1)}>
            Receive one
          </Act>
          <Act icon={<IconMessages {...ICON} />} onClick={() => phone.receive(id, 100)}>
            Receive 100
          </Act>
          <Act icon={<IconWifiOff {...ICON} />} onClick={() => phone.tell(id, "go-offline")}>
            Go offline
          </Act>
          <Act icon={<IconArrowsShuffle {...ICON} />} onClick={() => phone.tell(id, "conflict")}>
            Conflict
          </Act>
          <Act icon={<IconLogout {...ICON} />} onClick={() => phone.tell(id, "log-out")}>
            Log out
          </Act>
        </>
      )}
    </div>
  );
}

type ActProps = { icon: ReactNode; onClick: () => void; children: string; filled?: boolean; disabled?: boolean };

const Act = ({ icon, filled = false, children, ...button }: ActProps) => (
  <Button size="sm" variant={filled ? "filled" : "default"} leftSection={icon} {...button}>
    {children}
  </Button>
);
