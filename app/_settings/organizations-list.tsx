"use client";
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { roleWords } from "@/app/_members/roles.ts";
import { switchOrganization } from "@/app/_organizations/switch-organization.ts";
import { useTRPC, type Me } from "@/app/_trpc/trpc.ts";
import { Outside } from "@/app/_ui/outside.tsx";
import classes from "@/app/_ui/sections.module.css";
import { toastFailure } from "@/app/_ui/toast.ts";
import { LeaveButton } from "./leave-button.tsx";

/** The person's organizations: into another one, out of this one, or a new one. */
export function OrganizationsList({ me }: { me: Me }) {
  return (
    <section className={classes.section} aria-labelledby="organizations">
      <h2 id="organizations">Your organizations</h2>
      <ul className={classes.list}>
        {me.organizations.map(({ id, name, role }) => (
          <li key={id}>
            <span>
              <Outside text={name} otherwise="Without a name" />
              <br />
              <span className={classes.second}>{roleWords(role).label}</span>
            </span>
            {id === me.organization.id ? (
              <LeaveButton me={me} />
            ) : (
              <Button variant="default" onClick={() => void switchOrganization(id)}>
                Switch to it
              </Button>
            )}
          </li>
        ))}
      </ul>
      <NewOrganization />
    </section>
  );
}

function NewOrganization() {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const create = useMutation(
    trpc.organizations.create.mutationOptions({
      onSuccess: ({ id }) => switchOrganization(id),
      onError: (error) => toastFailure("create the organization", error),
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate({ name: name.trim() });
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label="Another organization"
        description="Its own numbers, people and keys. You will be its owner."
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === "" || create.isPending}>
        Create and open it
      </Button>
    </form>
  );
}
