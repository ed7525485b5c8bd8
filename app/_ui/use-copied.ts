"use client";
import { useEffect, useState } from "react";

const SHOWN = 2000;

/** Copies text and says so for two seconds. Works on plain http too, where the clipboard API is missing. */
export function useCopied(): { copied: boolean; copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN);
    return () => clearTimeout(timer);
  }, [copied]);
  return { copied, copy: (text) => void write(text).then(setCopied) };
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy"); // eslint-disable-line @typescript-eslint/no-deprecated -- the only way without a secure context
  field.remove();
  return done;
}
