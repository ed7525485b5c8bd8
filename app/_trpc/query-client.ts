import { QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";

const RETRIES = 2;
const STALE_AFTER = 30_000; // live events invalidate sooner; this is for what they may have missed

/** Refusals are answers: only what may heal by itself is tried again. */
function mayHeal(error: Error): boolean {
  if (!(error instanceof TRPCClientError)) return true;
  const data = error.data as { httpStatus?: number } | null | undefined; // safe: the shape of tRPC's error data, absent when no answer came
  return data?.httpStatus === undefined || data.httpStatus >= 500;
}

export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      mutations: { networkMode: "always" }, // offline they are refused at once, not kept to be done in secret
      queries: {
        networkMode: "always",
        staleTime: STALE_AFTER,
        retry: (failures, error) => failures < RETRIES && mayHeal(error),
      },
    },
  });
