"use client";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { useTRPC, type Me } from "@/app/_trpc/trpc.ts";
import classes from "@/app/_ui/sections.module.css";
import { toast } from "@/app/_ui/toast.ts";

/** The e-mail is what a login is found by: changing it asks for the password. */
export function ProfileForm({ user }: { user: Me["user"] }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState(user.name ?? "");
  const [email, setEmail] = useState(user.email);
  const [password, setPassword] = useState("");
  const update = useMutation(
    trpc.me.update.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.me.pathKey() }),
      onSuccess: () => {
        setPassword("");
        toast("Profile saved");
      },
    }),
  );
  const moves = email.trim().toLowerCase() !== user.email;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const changes = { name: name.trim() === "" ? null : name.trim() };
    update.mutate(moves ? { ...changes, email, password } : changes);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label="Name"
        autoComplete="name"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="email"
        label="E-mail"
        description="What you log in with."
        autoComplete="email"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {moves && (
        <PasswordInput
          label="Your password, to change the e-mail"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      <p role="alert" className={classes.problem}>
        {update.error && refusalOf(update.error).message}
      </p>
      <Button type="submit" disabled={update.isPending || (!moves && name.trim() === (user.name ?? ""))}>
        Save
      </Button>
    </form>
  );
}
