"use client";
import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { logInTo } from "@/app/_organizations/log-in-to.ts";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { useTRPC, type Me } from "@/app/_trpc/trpc.ts";
import classes from "@/app/_ui/sections.module.css";

/** Every login ends with the old password, this one too, so it logs in again with the new one, into the same organization. */
export function PasswordForm({ me: { user, organization } }: { me: Me }) {
  const trpc = useTRPC();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const change = useMutation(
    trpc.me.changePassword.mutationOptions({
      onSuccess: () =>
        logInTo(
          { email: user.email, password },
          { organizationId: organization.id, path: "/profile?password=changed" },
        ),
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change.mutate({ current, password });
  };
  return (
    <form onSubmit={submit}>
      <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
      <PasswordInput
        label="Present password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label="New password"
        description="At least eight characters."
        autoComplete="new-password"
        minLength={8}
        maxLength={1000}
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <p role="alert" className={classes.problem}>
        {change.error && refusalOf(change.error).message}
      </p>
      <Button type="submit" disabled={change.isPending || current === "" || password.length < 8}>
        {change.isPending ? "Changing…" : "Change password"}
      </Button>
    </form>
  );
}
