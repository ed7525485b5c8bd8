"use client";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useMe } from "@/app/_frame/use-me.ts";
import { useTRPC, type ApiKey } from "@/app/_trpc/trpc.ts";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { PageHead } from "@/app/_ui/page-head.tsx";
import { toast, toastFailure } from "@/app/_ui/toast.ts";
import { KeysTable } from "./keys-table.tsx";
import classes from "./keys.module.css";
import { NewKey } from "./new-key.tsx";

const CreateDialog = dynamic(() => import("./create-dialog.tsx").then(({ CreateDialog }) => CreateDialog), {
  ssr: false,
});
const RevokeDialog = dynamic(() => import("./revoke-dialog.tsx").then(({ RevokeDialog }) => RevokeDialog), {
  ssr: false,
});

/** Keys for scripts: made, shown once, revoked. */
export function KeysPage() {
  const trpc = useTRPC();
  const me = useMe();
  const queryClient = useQueryClient();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | undefined>(undefined);
  const { data, error, refetch } = useQuery(trpc.apiKeys.list.queryOptions({ limit: 200 }));
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() });
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({ onSettled, onError: (failure) => toastFailure("create the key", failure) }),
  );
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({ onSettled, onError: (failure) => toastFailure("revoke the key", failure) }),
  );
  if (me && !me.capabilities.includes("manage"))
    return (
      <EmptyPane
        title="API keys are for admins"
        text="An owner or admin of this organization can make and revoke them."
      />
    );
  if (error && !data) return <ErrorCard what="The keys did not load" error={error} retry={() => void refetch()} />;
  const keys = data?.data.filter(({ revokedAt }) => revokedAt === null);
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <PageHead
          title="API keys"
          sentence="For scripts and services. A key can do exactly what you tick, in this organization only."
        >
          <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setCreating(true)}>
            Create key
          </Button>
        </PageHead>
        {create.data && <NewKey key={create.data.id} created={create.data} onStored={() => create.reset()} />}
        {keys?.length === 0 && !create.data && (
          <EmptyPane
            title="No keys yet"
            text="A key lets a script read chats, change them, link numbers or listen: whatever you tick."
          />
        )}
        {!keys && <div className={classes.skeleton} aria-hidden />}
        {keys && keys.length > 0 && <KeysTable keys={keys} fresh={create.data?.id} onRevoke={setRevoking} />}
      </div>
      {creating && (
        <CreateDialog
          onClose={() => setCreating(false)}
          onCreate={(wish) => {
            setCreating(false);
            create.mutate(wish);
          }}
        />
      )}
      {revoking && (
        <RevokeDialog
          apiKey={revoking}
          onClose={() => setRevoking(undefined)}
          onRevoke={() => {
            setRevoking(undefined);
            if (create.data?.id === revoking.id) create.reset();
            revoke.mutate({ id: revoking.id }, { onSuccess: () => toast("Key revoked") });
          }}
        />
      )}
    </div>
  );
}
