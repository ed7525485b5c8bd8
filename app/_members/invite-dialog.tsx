"use client";
import { Button, Modal, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import classes from "@/app/_ui/form.module.css";
import own from "./members.module.css";
import { rolesToGive, type Role } from "./roles.ts";

type Wish = { role: Role; email: string | null };
type Props = { own: Role; onClose: () => void; onInvite: (wish: Wish) => void };

/** What the person will be, and, when it shall be for one person alone, for whom. */
export function InviteDialog({ own: ownRole, onClose, onInvite }: Props) {
  const [role, setRole] = useState<Role>("member");
  const [email, setEmail] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onClose();
    onInvite({ role, email: email.trim() === "" ? null : email.trim() });
  };
  return (
    <Modal opened onClose={onClose} title="Invite somebody" size={480}>
      <form className={classes.form} onSubmit={submit}>
        <fieldset className={classes.group}>
          <legend>Role</legend>
          {rolesToGive(ownRole).map(({ role: one, label, may }) => (
            <label key={one} className={own.role}>
              <input type="radio" name="role" checked={role === one} onChange={() => setRole(one)} />
              <span>
                {label}
                <small>{may}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <TextInput
          type="email"
          label="E-mail (optional)"
          description="With one, only this person can use the link. Nothing is sent: you pass the link on."
          maxLength={254}
          data-autofocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <div className={classes.row}>
          <span>Good for seven days, once.</span>
          <Button type="submit" size="lg">
            Make the link
          </Button>
        </div>
      </form>
    </Modal>
  );
}
