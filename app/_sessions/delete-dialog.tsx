"use client";
import { Button, Modal, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import type { Figures, Session } from "@/app/_trpc/trpc.ts";
import classes from "@/app/_ui/form.module.css";
import { sessionName } from "@/app/_ui/session-words.ts";
import { figureWords } from "./figure-words.ts";
import type { SessionActs } from "./use-session-acts.ts";

type Props = { session: Session; figures: Figures | undefined; acts: SessionActs };

/** Names what is lost, and wants the number's name typed: there is no way back. */
export function DeleteDialog({ session, figures, acts }: Props) {
  const [typed, setTyped] = useState("");
  const name = sessionName(session);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    acts.close();
    acts.remove(session.id);
  };
  return (
    <Modal
      opened
      onClose={acts.close}
      size={440}
      title={
        <>
          Delete <bdi>“{name}”</bdi>?
        </>
      }
    >
      <form className={classes.form} onSubmit={submit}>
        <p className={classes.loss}>{lossOf(figures)} WhatsApp keeps its own, and the phone forgets Switchboard.</p>
        <TextInput
          label={
            <>
              Type <bdi>{name}</bdi> to delete it
            </>
          }
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={classes.choice}>
          <Button variant="default" onClick={acts.close}>
            Keep it
          </Button>
          <Button type="submit" className={classes.danger} disabled={typed.trim() !== name}>
            Delete
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function lossOf(figures: Figures | undefined): string {
  if (!figures) return "Its chats and messages are removed for good.";
  const [chats, messages] = [figureWords(figures.chats), figureWords(figures.messages)];
  const words = `${chats} ${figures.chats.count === 1 ? "chat" : "chats"} and ${messages} ${figures.messages.count === 1 ? "message" : "messages"} are removed for good.`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
