"use client";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { switchOrganization } from "@/app/_organizations/switch-organization.ts";
import { useTRPC, type Me } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { toastFailure } from "@/app/_ui/toast.ts";
import { useFocusReturn } from "@/app/_ui/use-focus-return.ts";

/** Out of the organization that is open: asks first, since coming back needs an invitation. */
export function LeaveButton({ me }: { me: Me }) {
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  useFocusReturn(asking);
  const next = me.organizations.find(({ id }) => id !== me.organization.id);
  const leave = useMutation(
    trpc.organizations.leave.mutationOptions({
      onSuccess: () => (next ? switchOrganization(next.id) : window.location.assign("/login")),
      onError: (error) => {
        setAsking(false);
        toastFailure("leave", error);
      },
    }),
  );
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Leave…
      </Button>
      {asking && (
        <ConfirmDialog
          title={
            <>
              Leave <bdi>“{cleanLine(me.organization.name)}”</bdi>?
            </>
          }
          loss="Its numbers and chats are closed to you at once. Coming back needs an invitation. The last owner cannot leave."
          keep="Stay"
          act="Leave"
          busy={leave.isPending}
          onKeep={() => setAsking(false)}
          onAct={() => leave.mutate()}
        />
      )}
    </>
  );
}
