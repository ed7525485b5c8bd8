"use client";
import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import classes from "@/app/_ui/shown-once.module.css";
import { useCopied } from "@/app/_ui/use-copied.ts";
import { roleWords, type Role } from "./roles.ts";

type Created = { token: string; role: Role; email: string | null };

/** The only time the link is shown. Its secret stands behind the #, which no server and no log ever sees. */
export function NewLink({ created, onStored }: { created: Created; onStored: () => void }) {
  const { copied, copy } = useCopied();
  const link = `${window.location.origin}/invite#${created.token}`;
  return (
    <section className={classes.panel} aria-label="New invitation">
      <div className={classes.head}>
        <h2 className={classes.title}>
          <Lamp state="needs" />
          <span>Copy the link now. It is shown this once.</span>
        </h2>
        <div className={classes.line}>
          <div role="group" aria-label="Invitation link" className={classes.keyBox}>
            <code className={classes.key}>{link}</code>
          </div>
          <Button
            size="lg"
            autoFocus
            leftSection={copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
            onClick={() => copy(link)}
          >
            {copied ? "Copied" : "Copy link"}
          </Button>
        </div>
        <p className={classes.hint}>
          Makes <Outside text={created.email} otherwise="whoever opens it" /> {article(created.role)}, once, within
          seven days.
        </p>
      </div>
      <div className={classes.foot}>
        <span>Pass it on yourself: Switchboard sends no mail.</span>
        <Button variant="default" onClick={onStored}>
          I have passed it on
        </Button>
      </div>
    </section>
  );
}

const article = (role: Role) => `${role === "member" ? "a" : "an"} ${roleWords(role).label.toLowerCase()}`;
