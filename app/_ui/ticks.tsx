import { IconAlertCircle, IconCheck, IconChecks, IconClock } from "@tabler/icons-react";
import classes from "./ticks.module.css";

type Status = "failed" | "pending" | "server" | "delivered" | "read" | "played";

const WORDS: Readonly<Record<Status, string>> = {
  failed: "Not sent",
  pending: "Being sent",
  server: "Sent",
  delivered: "Delivered",
  read: "Read",
  played: "Played",
};
const ICONS = {
  failed: IconAlertCircle,
  pending: IconClock,
  server: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  played: IconChecks,
};

/** How far an own message has come. */
export function Ticks({ status }: { status: Status }) {
  const Icon = ICONS[status];
  return (
    <Icon className={classes.ticks} data-status={status} size={16} stroke={2} role="img" aria-label={WORDS[status]} />
  );
}
