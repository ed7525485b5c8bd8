"use client";
import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { ApiKey } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { useCopied } from "@/app/_ui/use-copied.ts";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { Chips } from "./keys-table.tsx";
import classes from "@/app/_ui/shown-once.module.css";

const PREFIX = 3;
const CHECKSUM = 6;

/** The only time a key is shown; leaving with it uncopied asks once. */
export function NewKey({ created, onStored }: { created: ApiKey & { key: string }; onStored: () => void }) {
  const { key, name, permissions } = created;
  const { copied, copy } = useCopied();
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    if (taken) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [taken]);
  const curl = `curl -H "Authorization: Bearer ${key}" \\\n  ${window.location.origin}/api/v1/sessions`;
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
      <div className={classes.example}>
        <div className={classes.exampleHead}>
          <span>curl</span>
          <CopyButton value={curl} label="Copy the curl line" />
        </div>
        <pre className={classes.code}>{curl}</pre>
      </div>
      <div className={classes.foot}>
        <span>Stays here until you close it. Leaving this page closes it for good.</span>
        <Button variant="default" onClick={onStored}>
          I have stored it
        </Button>
      </div>
    </section>
  );
}
