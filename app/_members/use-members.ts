"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC, type Member } from "@/app/_trpc/trpc.ts";
import { toast, toastFailure } from "@/app/_ui/toast.ts";
import { roleWords, type Role } from "./roles.ts";

/** The people, the links that are open, and what can be done with both. */
export function useMembers(enabled: boolean) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const members = useQuery(trpc.members.list.queryOptions({ limit: 200 }, { enabled }));
  const invitations = useQuery(trpc.invitations.list.queryOptions(undefined, { enabled }));
  const answers = (what: string) => ({
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: trpc.members.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.invitations.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.me.pathKey() }),
      ]),
    onError: (error: unknown) => toastFailure(what, error),
  });
  const changeRole = useMutation(trpc.members.changeRole.mutationOptions(answers("change the role")));
  const remove = useMutation(trpc.members.remove.mutationOptions(answers("remove the person")));
  const invite = useMutation(trpc.invitations.create.mutationOptions(answers("make the link")));
  const revoke = useMutation(trpc.invitations.revoke.mutationOptions(answers("revoke the link")));
  const give = ({ id: user, role: before }: Member, role: Role) =>
    changeRole.mutate(
      { user, role },
      {
        onSuccess: () =>
          toast(`Now ${roleWords(role).label.toLowerCase()}`, () => changeRole.mutate({ user, role: before })),
      },
    );
  return {
    members: members.data?.data,
    invitations: invitations.data,
    error: members.error ?? invitations.error,
    refetch: () => Promise.all([members.refetch(), invitations.refetch()]),
    changeRole: give,
    remove: ({ id: user }: Member) => remove.mutate({ user }, { onSuccess: () => toast("Person removed") }),
    invite: invite.mutate,
    created: invite.data,
    forget: invite.reset,
    revoke: (id: string) => {
      if (invite.data?.id === id) invite.reset();
      revoke.mutate({ id }, { onSuccess: () => toast("Link revoked") });
    },
  };
}

export type MembersState = ReturnType<typeof useMembers>;
