"use client";
import { Button } from "@mantine/core";
import { IconFlask, IconPlus } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { useSessions } from "@/app/_frame/use-sessions.ts";
import { useMe } from "@/app/_frame/use-me.ts";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { PageHead } from "@/app/_ui/page-head.tsx";
import { needsYou } from "@/app/_ui/session-words.ts";
import { countWords } from "./count-words.ts";
import { FirstRun } from "./first-run.tsx";
import { SandboxPanel } from "./sandbox-panel.tsx";
import { SessionCard } from "./session-card.tsx";
import classes from "./sessions.module.css";
import { useSessionActs } from "./use-session-acts.ts";

const LinkDialog = dynamic(() => import("./link-dialog.tsx").then(({ LinkDialog }) => LinkDialog), { ssr: false });
const AddDialog = dynamic(() => import("./add-dialog.tsx").then(({ AddDialog }) => AddDialog), { ssr: false });

/** The numbers: those that need somebody first, then the connected, then the simulated. */
export function SessionsPage() {
  const router = useRouter();
  const adding = useSearchParams().has("add");
  const manages = useMe()?.capabilities.includes("manage") ?? false;
  const { sessions, error, refetch } = useSessions();
  const [linking, setLinking] = useState<string | undefined>(undefined);
  const acts = useSessionActs(setLinking);
  const add = () => router.replace("/sessions?add");
  const close = () => router.replace("/sessions");
  const linked = sessions?.find(({ id }) => id === linking);
  if (error && !sessions)
    return <ErrorCard what="The numbers did not load" error={error} retry={() => void refetch()} />;
  const dialogs = (
    <>
      {adding && manages && <AddDialog onClose={close} onAdd={(label) => acts.create({ kind: "whatsapp", label })} />}
      {linked && <LinkDialog session={linked} onClose={() => setLinking(undefined)} acts={acts} />}
    </>
  );
  if (sessions?.length === 0)
    return (
      <div className={classes.page}>
        <FirstRun manages={manages} onLink={add} onSandbox={() => acts.create({ kind: "sandbox" })} />
        {dialogs}
      </div>
    );
  const real = sessions?.filter(({ kind }) => kind === "whatsapp") ?? [];
  const sandbox = sessions?.filter(({ kind }) => kind === "sandbox") ?? [];
  const shared = { manages, acts };
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <PageHead title="Sessions" sentence={sessions ? countWords(sessions) : ""}>
          {manages && (
            <>
              <Button
                variant="default"
                leftSection={<IconFlask size={16} stroke={1.75} />}
                onClick={() => acts.create({ kind: "sandbox" })}
                disabled={acts.creating}
              >
                Add a sandbox number
              </Button>
              <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={add}>
                Link a number
              </Button>
            </>
          )}
        </PageHead>
        <div className={classes.cards}>
          {!sessions && [0, 1].map((key) => <div key={key} className={classes.skeleton} aria-hidden />)}
          {real.filter(needsYou).map((session) => (
            <SessionCard key={session.id} session={session} panel {...shared} />
          ))}
          {real
            .filter((session) => !needsYou(session))
            .map((session) => (
              <SessionCard key={session.id} session={session} {...shared} />
            ))}
          {sandbox.map((session) => (
            <SandboxPanel key={session.id} session={session} {...shared} />
          ))}
        </div>
      </div>
      {dialogs}
    </div>
  );
}
