"use client";
import { Button, Modal } from "@mantine/core";
import classes from "@/app/_ui/form.module.css";
import { useFocusReturn } from "@/app/_ui/use-focus-return.ts";

type Props = { onStay: () => void; onLeave: () => void };

/** Asked once of whoever leaves with a key that nobody has copied. */
export function LeaveDialog({ onStay, onLeave }: Props) {
  useFocusReturn(true);
  return (
    <Modal opened onClose={onStay} title="Leave without copying the key?" size={420}>
      <div className={classes.form}>
        <p className={classes.loss}>It cannot be shown again. The key stays in force until somebody revokes it.</p>
        <div className={classes.choice}>
          <Button variant="default" onClick={onLeave}>
            Leave
          </Button>
          <Button onClick={onStay} data-autofocus>
            Stay and copy it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
