"use client";
import { Button, Checkbox, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import form from "@/app/_ui/form.module.css";
import classes from "./keys.module.css";
import { PERMISSIONS, type Permission } from "./permissions.ts";

const DAY = 86_400_000;
const EXPIRIES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "date", label: "On a date" },
  { value: "never", label: "Never" },
];

type Wish = { name: string; permissions: Permission[]; expiresAt: number | null };

/** What a new key is called, may do, and how long. */
export function CreateDialog({ onClose, onCreate }: { onClose: () => void; onCreate: (wish: Wish) => void }) {
  const [name, setName] = useState("");
  const [permissions, setPermissions] = useState<readonly Permission[]>([]);
  const [expiry, setExpiry] = useState("90");
  const [date, setDate] = useState("");
  const expiresAt = expiryOf(expiry, date);
  const lacking = whatLacks({ name, permissions, expiresAt });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (expiresAt === undefined) return;
    onCreate({ name: name.trim(), permissions: [...permissions], expiresAt });
  };
  const toggle = (permission: Permission, on: boolean) =>
    setPermissions((before) => (on ? [...before, permission] : before.filter((other) => other !== permission)));
  return (
    <Modal opened onClose={onClose} title="Create key" size={480}>
      <form className={form.form} onSubmit={submit}>
        <TextInput
          label="Name"
          placeholder="Order sync"
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <fieldset className={form.group}>
          <legend>Permissions</legend>
          {PERMISSIONS.map(({ permission, allows }) => (
            <Checkbox
              key={permission}
              label={permission}
              description={allows}
              checked={permissions.includes(permission)}
              onChange={(event) => toggle(permission, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
        <div className={classes.expiry}>
          <span id="expiry">Expires</span>
          <SegmentedControl aria-labelledby="expiry" data={EXPIRIES} value={expiry} onChange={setExpiry} fullWidth />
          {expiry === "date" && (
            <TextInput
              type="date"
              aria-label="Last day"
              description="The last day on which it works."
              min={dayOf(Date.now())}
              value={date}
              onChange={(event) => setDate(event.currentTarget.value)}
            />
          )}
        </div>
        <div className={form.row}>
          <span>{lacking}</span>
          <Button type="submit" size="lg" disabled={lacking !== undefined}>
            Create key
          </Button>
        </div>
      </form>
    </Modal>
  );
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** null: never. undefined: no day has been chosen yet, or one that has passed. */
function expiryOf(expiry: string, date: string): number | null | undefined {
  if (expiry === "never") return null;
  if (expiry !== "date") return Date.now() + Number(expiry) * DAY;
  const end = Date.parse(`${date}T23:59:59`); // where the person is
  return end > Date.now() ? end : undefined;
}

type Given = { name: string; permissions: readonly Permission[]; expiresAt: number | null | undefined };

function whatLacks({ name, permissions, expiresAt }: Given): string | undefined {
  if (permissions.length === 0) return "Tick at least one permission.";
  if (name.trim() === "") return "Give it a name.";
  return expiresAt === undefined ? "Choose a day to come." : undefined;
}
