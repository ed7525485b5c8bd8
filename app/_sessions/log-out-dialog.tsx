"use client";
import { Button, Modal } from "@mantine/core";
import type { Figures, Session } from "@/app/_trpc/trpc.ts";
import classes from "@/app/_ui/form.module.css";
import { sessionName } from "@/app/_ui/session-words.ts";
import { figureWords } from "./figure-words.ts";
import type { SessionActs } from "./use-session-acts.ts";

type Props = { session: Session; figures: Figures | undefined; acts: SessionActs };

/** Unlinks the phone; what is stored stays. */
export function LogOutDialog({ session, figures, acts }: Props) {
  return (
    <Modal
      opened
      onClose={acts.close}
      size={420}
      title={
        <>
          Log out <bdi>“{sessionName(session)}”</bdi>?
        </>
      }
    >
      <div className={classes.form}>
        <p className={classes.loss}>
          The phone forgets Switchboard, and no new messages arrive until it is linked again.
          {figures ? ` The ${figureWords(figures.chats)} stored chats stay.` : " The stored chats stay."}
        </p>
        <div className={classes.choice}>
          <Button variant="default" onClick={acts.close} data-autofocus>
            Stay linked
          </Button>
          <Button
            className={classes.danger}
            onClick={() => {
              acts.close();
              acts.logOut(session.id);
            }}
          >
            Log out
          </Button>
        </div>
      </div>
    </Modal>
  );
}
