"use client";
import { Button, VisuallyHidden } from "@mantine/core";
import type { Invitation } from "@/app/_trpc/trpc.ts";
import { Outside } from "@/app/_ui/outside.tsx";
import classes from "@/app/_ui/table-page.module.css";
import { stretch } from "@/app/_ui/time-words.ts";
import { useToday } from "@/app/_ui/use-today.ts";
import { mayTouch, roleWords, type Role } from "./roles.ts";

type Props = { own: Role; invitations: Invitation[]; onRevoke: (id: string) => void };

/** Links that somebody can still use. */
export function InvitationsTable({ own, invitations, onRevoke }: Props) {
  const today = useToday();
  return (
    <>
      <h2 className={classes.count}>
        {invitations.length === 1 ? "1 open invitation" : `${invitations.length} open invitations`}
      </h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Role</th>
            <th scope="col">Expires</th>
            <th scope="col">Created by</th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, email, role, expiresAt, createdBy }) => (
            <tr key={id}>
              <td className={classes.nameCell}>
                <Outside className={classes.name} text={email} otherwise="Whoever has the link" />
              </td>
              <td data-label="Role">{roleWords(role).label}</td>
              <td data-label="Expires">In {stretch(expiresAt - today)}</td>
              <td data-label="Created by">
                <Outside text={createdBy} otherwise="Nobody any more" />
              </td>
              <td>
                {mayTouch(own, role) && (
                  <Button
                    size="sm"
                    variant="default"
                    aria-label={`Revoke the link for ${email ?? "whoever has it"}`}
                    onClick={() => onRevoke(id)}
                  >
                    Revoke
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
