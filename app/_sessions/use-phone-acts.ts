"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { toast, toastFailure } from "@/app/_ui/toast.ts";

/** How many chats the simulated phone brings: enough to see what a busy number is like. */
const SANDBOX_CHATS = 3000;

type PhoneAct = "go-offline" | "come-back" | "conflict" | "log-out";

/** What to watch for after the phone has done it. */
const WATCH: Readonly<Record<PhoneAct, string>> = {
  "go-offline": "The phone's line is cut. Watch the number reconnect in vain until it comes back.",
  "come-back": "The line is back. What waited arrives within seconds.",
  conflict:
    "Another copy of the login has taken over. Watch it reconnect; the third time in ten minutes it stays away.",
  "log-out": "The phone has unlinked Switchboard. The stored chats stay; link it again when you like.",
};

/** What the phone of a sandbox number can be told; each answers by what to watch for. */
export function usePhoneActs() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.sessions.pathKey() });
  const scan = useMutation(
    trpc.sessions.scan.mutationOptions({ onSettled, onError: (error) => toastFailure("scan the code", error) }),
  );
  const type = useMutation(
    trpc.sessions.typeForMe.mutationOptions({ onSettled, onError: (error) => toastFailure("type the code", error) }),
  );
  const receive = useMutation(
    trpc.sessions.receive.mutationOptions({ onError: (error) => toastFailure("receive a message", error) }),
  );
  const tell = useMutation(
    trpc.sessions.tellPhone.mutationOptions({ onSettled, onError: (error) => toastFailure("tell the phone", error) }),
  );
  return {
    scanning: scan.isPending || type.isPending,
    scan: (session: string) =>
      scan.mutate({ session, chats: SANDBOX_CHATS }, { onSuccess: () => toast("Scanned. Watch the chats arrive.") }),
    type: (session: string, phoneNumber: string) =>
      type.mutate(
        { session, phoneNumber, chats: SANDBOX_CHATS },
        { onSuccess: () => toast("Typed. Watch the chats arrive.") },
      ),
    receive: (session: string, count: number) =>
      receive.mutate({ session, count }, { onSuccess: () => toast(arriving(count)) }),
    tell: (session: string, act: PhoneAct) => tell.mutate({ session, act }, { onSuccess: () => toast(WATCH[act]) }),
  };
}

const arriving = (count: number) =>
  count === 1 ? "One message is on its way. Watch its chat move up." : `${count} messages are on their way.`;
