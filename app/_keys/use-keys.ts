"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { toast, toastFailure } from "@/app/_ui/toast.ts";

/** The keys in force, the one just made (until it is forgotten), and what can be done with them. */
export function useKeys() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(trpc.apiKeys.list.queryOptions({ limit: 200, inForce: true }));
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() });
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({ onSettled, onError: (failure) => toastFailure("create the key", failure) }),
  );
  const rename = useMutation(
    trpc.apiKeys.rename.mutationOptions({ onSettled, onError: (failure) => toastFailure("rename the key", failure) }),
  );
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({ onSettled, onError: (failure) => toastFailure("revoke the key", failure) }),
  );
  return {
    keys: data?.data,
    error,
    refetch,
    created: create.data,
    create: create.mutate,
    forget: create.reset,
    rename: (id: string, name: string) => rename.mutate({ id, name }, { onSuccess: () => toast("Key renamed") }),
    revoke: (id: string) => {
      if (create.data?.id === id) create.reset();
      revoke.mutate({ id }, { onSuccess: () => toast("Key revoked") });
    },
  };
}
