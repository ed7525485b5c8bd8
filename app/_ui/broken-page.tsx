"use client";
import { EmptyPane } from "./empty-pane.tsx";
import { ErrorCard } from "./error-card.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** The card in place of a page that could not be drawn, with the id under which the server knows this visit. */
export function BrokenPage({ error, reset }: Props) {
  const requestId = document.querySelector("meta[name=request-id]")?.getAttribute("content") ?? undefined;
  return (
    <EmptyPane alone title="Something here is broken">
      <ErrorCard what="This page could not be drawn" error={error} retry={reset} drawing={requestId} />
    </EmptyPane>
  );
}
