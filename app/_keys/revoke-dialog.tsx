"use client";
import { Button, Modal } from "@mantine/core";
import type { ApiKey } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { stretch } from "@/app/_ui/time-words.ts";
import classes from "@/app/_ui/form.module.css";

type Props = { apiKey: ApiKey; onClose: () => void; onRevoke: () => void };

/** Says what is lost: whoever uses the key stops working. */
export function RevokeDialog({ apiKey, onClose, onRevoke }: Props) {
  const used =
    apiKey.lastUsedAt === null ? "It was never used." : `Last used ${stretch(Date.now() - apiKey.lastUsedAt)} ago.`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          Revoke <bdi>“{cleanLine(apiKey.name)}”</bdi>?
        </>
      }
      size={420}
    >
      <div className={classes.form}>
        <p className={classes.loss}>Stops working within a second. {used}</p>
        <div className={classes.choice}>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button className={classes.danger} onClick={onRevoke} data-autofocus>
            Revoke key
          </Button>
        </div>
      </div>
    </Modal>
  );
}
