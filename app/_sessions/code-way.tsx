"use client";
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState, type SubmitEvent } from "react";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { useTRPC, type Session } from "@/app/_trpc/trpc.ts";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { formatPhone } from "@/app/_ui/phone-number.ts";
import { stretch } from "@/app/_ui/time-words.ts";
import { useNow } from "./use-now.ts";
import classes from "./code-way.module.css";

type Props = { session: Session; onCode: (phoneNumber: string | undefined) => void };

/** The other way to link: the phone's number here, then eight characters there. `onCode` is told whose code is shown. */
export function CodeWay({ session, onCode }: Props) {
  const trpc = useTRPC();
  const [phoneNumber, setPhoneNumber] = useState(session.phoneNumber === null ? "" : formatPhone(session.phoneNumber));
  const { mutate, data, error, isPending, variables } = useMutation(
    trpc.sessions.pairingCode.mutationOptions({ onSuccess: (_, asked) => onCode(asked.phoneNumber) }),
  );
  const now = useNow(true);
  const shown = data && data.expiresAt > now ? data : undefined;
  const over = data !== undefined && shown === undefined;
  useEffect(() => {
    if (over) onCode(undefined);
  }, [over, onCode]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ session: session.id, phoneNumber });
  };
  const lasts = session.status === "scan_qr_code" && session.statusReason === null;
  return (
    <div className={classes.way}>
      <form onSubmit={submit}>
        <TextInput
          type="tel"
          label="Number of the phone"
          description="With the country, as WhatsApp shows it."
          placeholder="+351 91 555 0188"
          autoComplete="off"
          required
          withAsterisk={false}
          value={phoneNumber}
          onChange={(event) => setPhoneNumber(event.currentTarget.value)}
        />
        <Button type="submit" variant={shown ? "default" : "filled"} disabled={isPending || !lasts}>
          {isPending ? "Asking…" : shown ? "Another code" : "Get a code"}
        </Button>
      </form>
      <div className={classes.shown} role="status">
        {shown && (
          <>
            <span className={classes.code} aria-label={`Code ${[...shown.code].join(" ")}`}>
              {shown.code.slice(0, 4)}
              <span> </span>
              {shown.code.slice(4)}
            </span>
            <CopyButton value={shown.code} label="Copy the code" />
          </>
        )}
        {over && "The code has run out. Get another one."}
        {error && !isPending && <span className={classes.problem}>{refusalOf(error).message}</span>}
      </div>
      {shown && (
        <p className={classes.hint} aria-live="off">
          For {variables?.phoneNumber}. Good for {stretch(shown.expiresAt - now)}.
        </p>
      )}
    </div>
  );
}
