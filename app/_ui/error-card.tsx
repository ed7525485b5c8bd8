"use client";
import { IconRefresh } from "@tabler/icons-react";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { CopyButton } from "./copy-button.tsx";
import classes from "./error-card.module.css";

type Props = {
  what: string;
  error: unknown;
  retry: () => void;
  /** The id of the page, for an error while drawing that no answer of the server is to blame for. */
  drawing?: string | undefined;
};

/** What did not work, that nothing is lost, and what to do; inside the pane that failed. */
export function ErrorCard({ what, error, retry, drawing }: Props) {
  const { status, requestId = drawing } = refusalOf(error);
  return (
    <div className={classes.card} role="alert">
      <h2 className={classes.title}>{what}</h2>
      <p className={classes.text}>{drawing === undefined ? sentenceFor(status) : BROKEN}</p>
      <div className={classes.foot}>
        <button type="button" className={classes.retry} onClick={retry}>
          <IconRefresh size={16} stroke={1.75} aria-hidden />
          Try again
        </button>
        {requestId !== undefined && (
          <span className={classes.id}>
            {requestId}
            <CopyButton value={requestId} label="Copy the request id" />
          </span>
        )}
      </div>
    </div>
  );
}

const BROKEN = "It is our mistake. Nothing is lost; try again, and if it stays, pass on the id below.";

function sentenceFor(status: number | undefined): string {
  if (status === undefined) return "The server did not answer. Nothing is lost; try again in a moment.";
  if (status === 403) return "This needs a permission that you do not have. An admin can give it.";
  return "The server answered with an error. Nothing is lost; try again, and if it stays, pass on the id below.";
}
