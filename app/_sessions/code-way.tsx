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
  const [phoneNumber, setPhoneNumber] = useState(session.phoneNumber === null ? "" : formatPhone(session.phoneNumber));
  const { ask, asking, error, shown, over, now, whose } = usePairingCode(session, onCode);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    ask(phoneNumber);
  };
  const waits = session.status === "scan_qr_code" && session.statusReason === null;
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
        <Button type="submit" variant={shown ? "default" : "filled"} disabled={asking || !waits}>
          {buttonWords(asking, shown !== undefined)}
        </Button>
      </form>
      <div className={classes.shown} role="status">
        {shown && <Code code={shown.code} />}
        {over && "The code has run out. Get another one."}
        {error && <span className={classes.problem}>{refusalOf(error).message}</span>}
      </div>
      {shown && (
        <p className={classes.hint} aria-live="off">
          For {whose}. Good for {stretch(shown.expiresAt - now)}.
        </p>
      )}
    </div>
  );
}

/** In two groups of four; read out letter by letter. */
const Code = ({ code }: { code: string }) => (
  <>
    <span className={classes.code} role="img" aria-label={`Code ${code.split("").join(" ")}`}>
      {`${code.slice(0, 4)} ${code.slice(4)}`}
    </span>
    <CopyButton value={code} label="Copy the code" />
  </>
);

function buttonWords(asking: boolean, again: boolean): string {
  if (asking) return "Asking…";
  return again ? "Another code" : "Get a code";
}

function usePairingCode({ id: session }: Session, onCode: Props["onCode"]) {
  const trpc = useTRPC();
  const { mutate, data, error, isPending, variables } = useMutation(
    trpc.sessions.pairingCode.mutationOptions({ onSuccess: (_, asked) => onCode(asked.phoneNumber) }),
  );
  const now = useNow(true);
  const shown = data && data.expiresAt > now ? data : undefined;
  const over = data !== undefined && shown === undefined;
  useEffect(() => {
    if (over) onCode(undefined);
  }, [over, onCode]);
  const ask = (phoneNumber: string) => mutate({ session, phoneNumber });
  return { ask, asking: isPending, error, shown, over, now, whose: variables?.phoneNumber };
}
