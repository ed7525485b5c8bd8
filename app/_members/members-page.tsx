"use client";
import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useMe } from "@/app/_frame/use-me.ts";
import type { Me, Member } from "@/app/_trpc/trpc.ts";
import { Behind } from "@/app/_ui/behind.tsx";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { PageHead } from "@/app/_ui/page-head.tsx";
import classes from "@/app/_ui/table-page.module.css";
import { InvitationsTable } from "./invitations-table.tsx";
import { MembersTable } from "./members-table.tsx";
import { NewLink } from "./new-link.tsx";
import { useMembers } from "./use-members.ts";

const InviteDialog = dynamic(() => import("./invite-dialog.tsx").then(({ InviteDialog }) => InviteDialog), {
  ssr: false,
});
const RemoveDialog = dynamic(() => import("./remove-dialog.tsx").then(({ RemoveDialog }) => RemoveDialog), {
  ssr: false,
});

/** Who belongs to the organization, what they may do, and who has been invited. */
export function MembersPage() {
  const me = useMe();
  if (!me) return null;
  if (me.capabilities.includes("manage")) return <People me={me} />;
  return (
    <EmptyPane
      alone
      title="Members are for admins"
      text="An owner or admin of this organization can invite people and change what they may do."
    />
  );
}

function People({ me }: { me: Me }) {
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<Member | undefined>(undefined);
  const state = useMembers(true);
  const { members, invitations, error, created } = state;
  if (error && !members)
    return <ErrorCard what="The members did not load" error={error} retry={() => void state.refetch()} />;
  return (
    <>
      <Behind dialog={inviting || removing !== undefined}>
        <div className={classes.content}>
          <PageHead title="Members" sentence="The people who may open this organization, and what each may do here.">
            <Button leftSection={<IconUserPlus size={16} stroke={1.75} />} onClick={() => setInviting(true)}>
              Invite somebody
            </Button>
          </PageHead>
          {created && <NewLink key={created.id} created={created} onStored={state.forget} />}
          {members ? (
            <MembersTable me={me} members={members} state={state} onRemove={setRemoving} />
          ) : (
            <div className={classes.skeleton} aria-hidden />
          )}
          {invitations && invitations.length > 0 && (
            <InvitationsTable own={me.role} invitations={invitations} onRevoke={state.revoke} />
          )}
        </div>
      </Behind>
      {inviting && <InviteDialog own={me.role} onClose={() => setInviting(false)} onInvite={state.invite} />}
      {removing && (
        <RemoveDialog
          member={removing}
          onClose={() => setRemoving(undefined)}
          onRemove={() => state.remove(removing)}
        />
      )}
    </>
  );
}
