"use client";
import { Button, Modal } from "@mantine/core";
import type { Member } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import classes from "@/app/_ui/form.module.css";

type Props = { member: Member; onClose: () => void; onRemove: () => void };

/** Says what ends, and what does not end with it. */
export function RemoveDialog({ member, onClose, onRemove }: Props) {
  const { keys } = member;
  return (
    <Modal
      opened
      onClose={onClose}
      size={420}
      title={
        <>
          Remove <bdi>“{cleanLine(member.name) || member.email}”</bdi>?
        </>
      }
    >
      <div className={classes.form}>
        <p className={classes.loss}>
          They are out with their next click, and what they have open ends within seconds. {keysLeft(keys)}
        </p>
        <div className={classes.choice}>
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep them
          </Button>
          <Button
            className={classes.danger}
            onClick={() => {
              onClose();
              onRemove();
            }}
          >
            Remove
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function keysLeft(keys: number): string {
  if (keys === 0) return "";
  return `${keys === 1 ? "One API key" : `${keys} API keys`} they made will keep working until revoked.`;
}
