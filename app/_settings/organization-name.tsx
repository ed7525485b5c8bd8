"use client";
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { toast, toastFailure } from "@/app/_ui/toast.ts";

/** What everybody in the organization sees as its name. */
export function OrganizationName({ name: before }: { name: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState(before);
  const rename = useMutation(
    trpc.organizations.rename.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.me.pathKey() }),
      onSuccess: () => toast("Organization renamed"),
      onError: (error) => toastFailure("rename the organization", error),
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    rename.mutate({ name: name.trim() });
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label="Name of the organization"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name.trim() === "" || name.trim() === before || rename.isPending}>
        Rename
      </Button>
    </form>
  );
}
