"use client";
import { EmptyPane } from "./_ui/empty-pane.tsx";
import { ErrorCard } from "./_ui/error-card.tsx";

/** The one boundary: what breaks while drawing ends here, and can be tried again. */
export default function Broken({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <EmptyPane title="Switchboard">
      <ErrorCard what="This page could not be drawn" error={error} retry={reset} />
    </EmptyPane>
  );
}
