"use client";
import { Button, Modal, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import type { ApiKey } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import classes from "@/app/_ui/form.module.css";

type Props = { apiKey: ApiKey; onClose: () => void; onRename: (name: string) => void };

/** What a key is called; scripts that use it notice nothing. */
export function RenameDialog({ apiKey, onClose, onRename }: Props) {
  const [name, setName] = useState(apiKey.name);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onRename(name.trim());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={420}
      title={
        <>
          Rename <bdi>“{cleanLine(apiKey.name)}”</bdi>
        </>
      }
    >
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="Name"
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={classes.choice}>
          <Button variant="default" onClick={onClose}>
            Keep it as it is
          </Button>
          <Button type="submit" disabled={name.trim() === ""}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}
