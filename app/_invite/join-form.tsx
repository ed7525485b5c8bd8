"use client";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { logInTo } from "@/app/_organizations/log-in-to.ts";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import classes from "@/app/(auth)/login/login.module.css";

type Props = { token: string; email: string | null; onKnown: () => void };

/** A new person: name and password, and the e-mail unless the invitation names it. */
export function JoinForm({ token, email: given, onKnown }: Props) {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [email, setEmail] = useState(given ?? "");
  const [password, setPassword] = useState("");
  const join = useMutation(
    trpc.invitations.join.mutationOptions({
      onSuccess: ({ organizationId }) => logInTo({ email, password }, { organizationId }),
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    join.mutate({ token, name: name.trim(), email, password });
  };
  return (
    <form onSubmit={submit} className={classes.fields}>
      <TextInput
        label="Your name"
        autoComplete="name"
        maxLength={100}
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="email"
        label="Email"
        autoComplete="username"
        required
        withAsterisk={false}
        readOnly={given !== null}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
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
        {join.error && refusalOf(join.error).message}
      </p>
      <Button type="submit" size="lg" fullWidth disabled={join.isPending}>
        {join.isPending ? "Joining…" : "Join"}
      </Button>
      <Button variant="subtle" fullWidth onClick={onKnown}>
        I have an account here
      </Button>
    </form>
  );
}
