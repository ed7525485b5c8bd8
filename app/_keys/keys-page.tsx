"use client";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState, type ComponentProps } from "react";
import { useMe } from "@/app/_frame/use-me.ts";
import type { ApiKey } from "@/app/_trpc/trpc.ts";
import { Behind } from "@/app/_ui/behind.tsx";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import classes from "@/app/_ui/table-page.module.css";
import { PageHead } from "@/app/_ui/page-head.tsx";
import { KeyDialogs, type KeyDialog } from "./key-dialogs.tsx";
import { KeysTable } from "./keys-table.tsx";
import { NewKey } from "./new-key.tsx";
import { useKeys } from "./use-keys.ts";

/** Keys for scripts: made, shown once, revoked. */
export function KeysPage() {
  const me = useMe();
  const [dialog, setDialog] = useState<KeyDialog | undefined>(undefined);
  const { keys, error, refetch, created, forget, ...acts } = useKeys();
  if (me && !me.capabilities.includes("manage"))
    return (
      <EmptyPane
        title="API keys are for admins"
        text="An owner or admin of this organization can make and revoke them."
      />
    );
  if (error && !keys) return <ErrorCard what="The keys did not load" error={error} retry={() => void refetch()} />;
  return (
    <>
      <Behind dialog={dialog !== undefined}>
        <div className={classes.content}>
          <PageHead
            title="API keys"
            sentence="For scripts and services. A key can do exactly what you tick, in this organization only."
          >
            <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setDialog({ kind: "create" })}>
              Create key
            </Button>
          </PageHead>
          {created && <NewKey key={created.id} created={created} onStored={forget} />}
          <Keys keys={keys} fresh={created?.id} onAct={setDialog} />
        </div>
      </Behind>
      {dialog && <KeyDialogs dialog={dialog} onClose={() => setDialog(undefined)} acts={acts} />}
    </>
  );
}

type KeysProps = Omit<ComponentProps<typeof KeysTable>, "keys"> & { keys: ApiKey[] | undefined };

function Keys({ keys, ...rest }: KeysProps) {
  if (!keys) return <div className={classes.skeleton} aria-hidden />;
  if (keys.length > 0) return <KeysTable keys={keys} {...rest} />;
  return (
    <EmptyPane
      title="No keys yet"
      text="A key lets a script read chats, change them, link numbers or listen: whatever you tick."
    />
  );
}
