"use client";
import { Button, Modal, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { sessionName } from "@/app/_ui/session-words.ts";
import classes from "@/app/_ui/form.module.css";
import own from "./rename-dialog.module.css";
import type { SessionActs } from "./use-session-acts.ts";

type Color = Session["settings"]["color"];
const COLORS: readonly Color[] = ["plum", "blue", "teal", "green", "ochre", "rust", "violet"];

type Props = { session: Session; onClose: () => void; acts: SessionActs };

/** What people call a number, and the colour of its jack. */
export function RenameDialog({ session, onClose, acts }: Props) {
  const [label, setLabel] = useState(session.label ?? "");
  const [color, setColor] = useState(session.settings.color);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onClose();
    acts.update(session.id, { label: label.trim() === "" ? null : label.trim(), color });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={420}
      title={
        <>
          Rename <bdi>“{sessionName(session)}”</bdi>
        </>
      }
    >
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label="Name of the number"
          description="Empty: its own name at WhatsApp, else the number."
          maxLength={100}
          data-autofocus
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        {session.kind === "whatsapp" && (
          <fieldset className={own.colors}>
            <legend>Colour on the board</legend>
            {COLORS.map((name) => (
              <label key={name} className={own.color} title={name}>
                <input
                  type="radio"
                  name="color"
                  aria-label={name}
                  checked={color === name}
                  onChange={() => setColor(name)}
                />
                <Jack color={name} connected size={24} />
              </label>
            ))}
          </fieldset>
        )}
        <div className={classes.choice}>
          <Button variant="default" onClick={onClose}>
            Keep it as it is
          </Button>
          <Button type="submit">Save</Button>
        </div>
      </form>
    </Modal>
  );
}
