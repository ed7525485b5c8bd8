"use client";
import { Button, Modal, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";

/** Names a number before it is linked, so that everybody knows which one it is. */
export function AddDialog({ onClose, onAdd }: { onClose: () => void; onAdd: (label: string) => void }) {
  const [label, setLabel] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onClose();
    onAdd(label.trim());
  };
  return (
    <Modal opened onClose={onClose} title="Link a number" size={420}>
      <form onSubmit={submit} style={{ display: "grid", gap: 16 }}>
        <TextInput
          label="Name of the number"
          placeholder="Front desk"
          maxLength={100}
          data-autofocus
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" disabled={label.trim() === ""}>
          Show the code
        </Button>
      </form>
    </Modal>
  );
}
