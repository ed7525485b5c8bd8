"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { toast, toastFailure } from "@/app/_ui/toast.ts";

/** How many chats the simulated phone brings: enough to see what a busy number is like. */
const SANDBOX_CHATS = 3000;

export type SessionActs = ReturnType<typeof useSessionActs>;

/** What can be done with numbers; each answers by toast, and the list is asked for again. `show` opens the link dialog. */
export function useSessionActs(show: (session: string) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.sessions.pathKey() });
  const create = useMutation(
    trpc.sessions.create.mutationOptions({ onSettled, onError: (error) => toastFailure("add the number", error) }),
  );
  const start = useMutation(
    trpc.sessions.start.mutationOptions({ onSettled, onError: (error) => toastFailure("start it", error) }),
  );
  const stop = useMutation(
    trpc.sessions.stop.mutationOptions({ onSettled, onError: (error) => toastFailure("stop it", error) }),
  );
  const scan = useMutation(
    trpc.sessions.scan.mutationOptions({ onSettled, onError: (error) => toastFailure("scan the code", error) }),
  );
  const receive = useMutation(
    trpc.sessions.receive.mutationOptions({ onError: (error) => toastFailure("receive a message", error) }),
  );
  return {
    creating: create.isPending,
    scanning: scan.isPending,
    create: ({ kind, label }: { kind: "whatsapp" | "sandbox"; label?: string }) =>
      create.mutate({ kind, label: label ?? null }, { onSuccess: ({ id }) => show(id) }),
    start: (session: string) => start.mutate({ session }),
    startAndShow: (session: string) => start.mutate({ session }, { onSuccess: () => show(session) }),
    show,
    stop: (session: string) =>
      stop.mutate({ session }, { onSuccess: () => toast("Stopped. Messages wait at WhatsApp.") }),
    scan: (session: string) =>
      scan.mutate({ session, chats: SANDBOX_CHATS }, { onSuccess: () => toast("Scanned. Watch the chats arrive.") }),
    receive: (session: string, count: number) =>
      receive.mutate(
        { session, count },
        {
          onSuccess: () =>
            toast(
              count === 1
                ? "One message is on its way. Watch its chat move up."
                : `${count} messages are on their way.`,
            ),
        },
      ),
  };
}
