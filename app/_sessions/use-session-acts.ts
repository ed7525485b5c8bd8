"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, type Session } from "@/app/_trpc/trpc.ts";
import { toast, toastFailure } from "@/app/_ui/toast.ts";
import { usePhoneActs } from "./use-phone-acts.ts";

export type SessionDialog = "link" | "timeline" | "rename" | "log-out" | "delete" | "how-to-update" | "how-to-fix";
export type SessionActs = ReturnType<typeof useSessionActs>;

/** What can be done with numbers; each answers by toast, and the list is asked for again. What loses something opens a dialog first. */
export function useSessionActs() {
  const [dialog, setDialog] = useState<{ kind: SessionDialog; session: string } | undefined>(undefined);
  const verbs = useSessionVerbs();
  const phone = usePhoneActs();
  const ask = (kind: SessionDialog, session: string) => setDialog({ kind, session });
  const show = (session: string) => ask("link", session);
  const { create, start, stop, restart, update, logOut, remove } = verbs;
  return {
    dialog,
    ask,
    show,
    close: () => setDialog(undefined),
    phone,
    creating: create.isPending,
    create: ({ kind, label }: { kind: "whatsapp" | "sandbox"; label?: string }) =>
      create.mutate({ kind, label: label ?? null }, { onSuccess: ({ id }) => show(id) }),
    start: (session: string) => start.mutate({ session }),
    /** A number that has never been linked, or no longer is, goes on in the dialog; any other comes back by itself. */
    begin: ({ id: session, jid, status, statusReason }: Session) =>
      start.mutate(
        { session },
        {
          onSuccess: () => {
            if (jid === null || status === "logged_out" || statusReason === "damaged") show(session);
          },
        },
      ),
    stop: (session: string) =>
      stop.mutate({ session }, { onSuccess: () => toast("Stopped. Messages wait at WhatsApp.") }),
    restart: (session: string) =>
      restart.mutate({ session }, { onSuccess: () => toast("A new connection is on its way.") }),
    logOut: (session: string) =>
      logOut.mutate({ session }, { onSuccess: () => toast("Logging out. The stored chats stay.") }),
    remove: (session: string) => remove.mutate({ session }, { onSuccess: () => toast("Number deleted") }),
    update: (session: string, changes: { label: string | null; color: Session["settings"]["color"] }) =>
      update.mutate(
        { session, label: changes.label, settings: { color: changes.color } },
        { onSuccess: () => toast("Saved") },
      ),
  };
}

function useSessionVerbs() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const answers = (what: string) => ({
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.sessions.pathKey() }),
    onError: (error: unknown) => toastFailure(what, error),
  });
  return {
    create: useMutation(trpc.sessions.create.mutationOptions(answers("add the number"))),
    start: useMutation(trpc.sessions.start.mutationOptions(answers("start it"))),
    stop: useMutation(trpc.sessions.stop.mutationOptions(answers("stop it"))),
    restart: useMutation(trpc.sessions.restart.mutationOptions(answers("restart it"))),
    logOut: useMutation(trpc.sessions.logout.mutationOptions(answers("log it out"))),
    remove: useMutation(trpc.sessions.remove.mutationOptions(answers("delete it"))),
    update: useMutation(trpc.sessions.update.mutationOptions(answers("save it"))),
  };
}
