"use client";
import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { switchOrganization } from "@/app/_organizations/switch-organization.ts";
import { useTRPC, type Me } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import classes from "@/app/_ui/form.module.css";
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
        <Modal
          opened
          onClose={() => setAsking(false)}
          size={420}
          title={
            <>
              Leave <bdi>“{cleanLine(me.organization.name)}”</bdi>?
            </>
          }
        >
          <div className={classes.form}>
            <p className={classes.loss}>
              Its numbers and chats are closed to you at once. Coming back needs an invitation. The last owner cannot
              leave.
            </p>
            <div className={classes.choice}>
              <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
                Stay
              </Button>
              <Button className={classes.danger} onClick={() => leave.mutate()} disabled={leave.isPending}>
                Leave
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  );
}
