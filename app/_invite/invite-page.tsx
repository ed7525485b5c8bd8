"use client";
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { roleWords, type Role } from "@/app/_members/roles.ts";
import { switchOrganization } from "@/app/_organizations/switch-organization.ts";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { Logo } from "@/app/_ui/logo.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import classes from "@/app/(auth)/login/login.module.css";
import { JoinForm } from "./join-form.tsx";
import { LogInForm } from "./log-in-form.tsx";

const neverChanges = () => () => undefined;

/** Where an invitation link leads: what it is to, and in as oneself, with the account one has or with a new one. */
export function InvitePage() {
  const token = useSyncExternalStore(
    neverChanges,
    () => window.location.hash.slice(1),
    () => undefined,
  );
  return (
    <main className={classes.page}>
      <div className={classes.form}>
        <div className={classes.brand}>
          <Logo size={40} />
          <span>Switchboard</span>
        </div>
        {token !== undefined && <Invitation token={token} />}
      </div>
    </main>
  );
}

function Invitation({ token }: { token: string }) {
  const trpc = useTRPC();
  const { mutate, data, error } = useMutation(trpc.invitations.get.mutationOptions());
  useEffect(() => mutate({ token }), [mutate, token]);
  if (error) return <Useless status={refusalOf(error).status} />;
  if (!data) return <p className={classes.title}>Opening the invitation…</p>;
  const { label, may } = roleWords(data.role as Role); // safe: roleWords takes a role it does not know, too
  return (
    <>
      <h1 className={classes.title}>
        Join <Outside text={data.organization} otherwise="an organization" />
      </h1>
      <p>
        {data.invitedBy !== null && (
          <>
            <Outside text={data.invitedBy} /> invites you.{" "}
          </>
        )}
        You will be: {label.toLowerCase()}. {may}.
      </p>
      <WaysIn token={token} email={data.email} />
    </>
  );
}

function Useless({ status }: { status: number | undefined }) {
  if (status === 404)
    return (
      <>
        <h1 className={classes.title}>This link cannot be used</h1>
        <p>It was used already, revoked, or is older than seven days. Ask for a new one.</p>
      </>
    );
  return (
    <>
      <h1 className={classes.title}>The invitation did not open</h1>
      <p role="alert">The server did not answer. Load this page again in a moment.</p>
    </>
  );
}

/** As who one is already, as somebody new, or as somebody who only has to log in. */
function WaysIn({ token, email }: { token: string; email: string | null }) {
  const trpc = useTRPC();
  const { data: me, isPending } = useQuery(trpc.me.get.queryOptions(undefined, { retry: false }));
  const [known, setKnown] = useState(false);
  const accept = useMutation(
    trpc.invitations.accept.mutationOptions({ onSuccess: ({ organizationId }) => switchOrganization(organizationId) }),
  );
  if (isPending) return null;
  const problem: ReactNode = accept.error && refusalOf(accept.error).message;
  if (me)
    return (
      <>
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
        <Button size="lg" fullWidth onClick={() => accept.mutate({ token })} disabled={accept.isPending}>
          Join as <Outside text={me.user.name} otherwise={me.user.email} />
        </Button>
      </>
    );
  if (known) return <LogInForm token={token} email={email} onBack={() => setKnown(false)} />;
  return <JoinForm token={token} email={email} onKnown={() => setKnown(true)} />;
}
