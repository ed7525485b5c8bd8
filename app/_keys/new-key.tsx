"use client";
import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import type { ApiKey } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { useCopied } from "@/app/_ui/use-copied.ts";
import { useAskBeforeLeaving } from "@/app/_ui/leaving.ts";
import { KeyExamples } from "./key-examples.tsx";
import { Chips } from "./keys-table.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import classes from "@/app/_ui/shown-once.module.css";

const PREFIX = 3;
const CHECKSUM = 6;

/** The only time a key is shown; leaving with it uncopied asks once. */
export function NewKey({ created, onStored }: { created: ApiKey & { key: string }; onStored: () => void }) {
  const { key, name, permissions } = created;
  const { copied, copy } = useCopied();
  const [taken, setTaken] = useState(false);
  const [way, setWay] = useState<(() => void) | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  const hold = useCallback((go: () => void) => {
    setWay(() => go);
    setAsked(true);
  }, []);
  useAskBeforeLeaving(!taken && !asked, hold);
  return (
    <section className={classes.panel} aria-label="New key">
      <div className={classes.head}>
        <h2 className={classes.title}>
          <Lamp state="needs" />
          <span>
            Copy <bdi>“{cleanLine(name)}”</bdi> now. It is shown this once.
          </span>
          <Chips permissions={permissions} />
        </h2>
        <div className={classes.line}>
          <div role="group" aria-label="API key" className={classes.keyBox}>
            <code className={classes.key}>
              <span>{key.slice(0, PREFIX)}</span>
              {key.slice(PREFIX, -CHECKSUM)}
              <span>{key.slice(-CHECKSUM)}</span>
            </code>
          </div>
          <Button
            size="lg"
            autoFocus
            leftSection={copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
            onClick={() => {
              copy(key);
              setTaken(true);
            }}
          >
            {copied ? "Copied" : "Copy key"}
          </Button>
        </div>
        <p className={classes.hint}>We keep only a fingerprint of it. Lost it? Revoke it and create another.</p>
      </div>
      <KeyExamples apiKey={key} />
      <div className={classes.foot}>
        <span>Stays here until you close it. Leaving this page closes it for good.</span>
        <Button variant="default" onClick={onStored}>
          I have stored it
        </Button>
      </div>
      {way && <LeaveDialog onStay={() => setWay(undefined)} onLeave={way} />}
    </section>
  );
}
