import { IconBroadcast, IconCircleDashed, IconSpeakerphone, IconUser, IconUsers } from "@tabler/icons-react";
import { findJid, phoneNumberOf, type ChatType } from "@/server/jid.ts";
import { cleanLine } from "./clean-text.ts";
import classes from "./face.module.css";
import { hueOf } from "./hue.ts";
import { initialsOf } from "./initials.ts";

type Props = { jid: string; name: string | null; type: ChatType; size: number };

/** A round face for people, a rounded square for groups and channels: the shape tells before reading. */
export function Face({ jid, name, type, size }: Props) {
  const hue = hueOf(jid);
  const style = {
    width: size,
    height: size,
    fontSize: Math.round(size * 0.34),
    background: `var(--sb-hue-${hue}-bg)`,
    color: `var(--sb-hue-${hue}-text)`,
  };
  return (
    <span className={classes.face} data-square={type !== "dm" || undefined} style={style} aria-hidden>
      {drawing({ jid, name, type })}
    </span>
  );
}

function drawing({ jid, name, type }: Omit<Props, "size">) {
  if (type === "newsletter") return <IconSpeakerphone size="48%" stroke={1.75} />;
  if (type === "broadcast") return <IconBroadcast size="48%" stroke={1.75} />;
  if (type === "status") return <IconCircleDashed size="48%" stroke={1.75} />;
  const letters = initialsOf(cleanLine(name));
  if (letters !== "") return letters;
  if (type === "group") return <IconUsers size="48%" stroke={1.75} />;
  return phoneNumberOf(findJid(jid))?.slice(-2) ?? <IconUser size="48%" stroke={1.75} />;
}
