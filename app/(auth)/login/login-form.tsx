"use client";
import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useRouter, useSearchParams } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { returnPath } from "@/app/_frame/places.ts";
import { Logo } from "@/app/_ui/logo.tsx";
import classes from "./login.module.css";

const WRONG = "E-mail or password is wrong.";
const UNREACHABLE = "The server did not answer. Try again in a moment.";

export function LoginForm() {
  const router = useRouter();
  const next = returnPath(useSearchParams().get("next"));
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);

  const logIn = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(undefined);
    const trouble = await attempt({ email: form.get("email"), password: form.get("password") });
    setProblem(trouble);
    if (trouble !== undefined) {
      setBusy(false);
      return;
    }
    queryClient.clear();
    router.replace(next);
  };
  return (
    <main className={classes.page}>
      <form className={classes.form} method="post" onSubmit={(event) => void logIn(event)}>
        <div className={classes.brand}>
          <Logo size={40} />
          <span>Switchboard</span>
        </div>
        <h1 className={classes.title}>Log in</h1>
        <TextInput
          name="email"
          type="email"
          label="Email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          spellCheck={false}
        />
        <TextInput
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
        <Button type="submit" size="lg" fullWidth disabled={busy}>
          {busy ? "Logging in…" : "Log in"}
        </Button>
      </form>
    </main>
  );
}

type Attempt = { email: FormDataEntryValue | null; password: FormDataEntryValue | null };

/** undefined: logged in. Else the sentence to show. */
async function attempt(given: Attempt): Promise<string | undefined> {
  try {
    const answer = await signIn("credentials", { ...given, redirect: false });
    if (answer?.ok && !answer.error) return undefined;
    return answer?.status === 401 ? WRONG : UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}
