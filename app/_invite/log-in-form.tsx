"use client";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { logInTo } from "@/app/_organizations/log-in-to.ts";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import classes from "@/app/(auth)/login/login.module.css";

type Props = { token: string; email: string | null; onBack: () => void };

/** For somebody who has an account: in with it, without leaving the invitation. */
export function LogInForm({ token, email: given, onBack }: Props) {
  const trpc = useTRPC();
  const [email, setEmail] = useState(given ?? "");
  const [password, setPassword] = useState("");
  const enter = useMutation(
    trpc.invitations.enter.mutationOptions({
      onSuccess: ({ organizationId }) => logInTo({ email, password }, { organizationId }),
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    enter.mutate({ token, email, password });
  };
  return (
    <form onSubmit={submit} className={classes.fields}>
      <TextInput
        type="email"
        label="Email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <p role="alert" className={classes.problem}>
        {enter.error && refusalOf(enter.error).message}
      </p>
      <Button type="submit" size="lg" fullWidth disabled={enter.isPending}>
        Log in and join
      </Button>
      <Button variant="subtle" fullWidth onClick={onBack}>
        I am new here
      </Button>
    </form>
  );
}
