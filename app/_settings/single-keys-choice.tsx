"use client";
import { Checkbox } from "@mantine/core";
import { useEffect, useState } from "react";
import { setSingleKeys, singleKeysOn } from "@/app/_ui/single-keys.ts";

export function SingleKeysChoice() {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(singleKeysOn()), []);
  return (
    <Checkbox
      label="Shortcuts of a single key"
      description="In this browser. Off, letters do nothing outside text fields; Ctrl K, arrows, Enter and Escape stay."
      checked={on}
      onChange={({ currentTarget: { checked } }) => {
        setSingleKeys(checked);
        setOn(checked);
      }}
    />
  );
}
