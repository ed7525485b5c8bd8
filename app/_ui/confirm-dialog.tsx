"use client";
import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./form.module.css";

type Props = {
  /** The question. */
  title: ReactNode;
  /** What is lost. */
  loss: ReactNode;
  /** What both buttons say, the harmless one first. */
  keep: string;
  act: string;
  busy?: boolean;
  onKeep: () => void;
  onAct: () => void;
};

/** Asked before something is lost; the harmless way has the focus. */
export function ConfirmDialog({ title, loss, keep, act, busy = false, onKeep, onAct }: Props) {
  return (
    <Modal opened onClose={onKeep} size={420} title={title}>
      <div className={classes.form}>
        <p className={classes.loss}>{loss}</p>
        <div className={classes.choice}>
          <Button variant="default" onClick={onKeep} data-autofocus>
            {keep}
          </Button>
          <Button className={classes.danger} onClick={onAct} disabled={busy}>
            {act}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
