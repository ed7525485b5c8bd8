"use client";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import classes from "@/app/_ui/sections.module.css";
import { toastFailure } from "@/app/_ui/toast.ts";

/** A token for five minutes, ready in a curl line. */
export function LoginToken() {
  const trpc = useTRPC();
  const make = useMutation(
    trpc.me.makeToken.mutationOptions({ onError: (error) => toastFailure("make a token", error) }),
  );
  const token = make.data?.token;
  const curl = token && `curl -H "Authorization: Bearer ${token}" \\\n  ${window.location.origin}/api/v1/sessions`;
  return (
    <>
      <Button variant="default" onClick={() => make.mutate()} disabled={make.isPending}>
        {token ? "Make another" : "Make one"}
      </Button>
      {curl && token && (
        <>
          <pre className={classes.code} aria-label="Login token" tabIndex={0}>
            {curl}
          </pre>
          <p>
            Good for five minutes from now. Copy the line <CopyButton value={curl} label="Copy the curl line" /> or the
            token alone <CopyButton value={token} label="Copy the token" />
          </p>
        </>
      )}
    </>
  );
}
