import type { inferRouterOutputs } from "@trpc/server";
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/trpc/root.ts";

const ENDPOINT = "/api/trpc";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

type Outputs = inferRouterOutputs<AppRouter>;
export type Me = Outputs["me"]["get"];
export type Session = Outputs["sessions"]["list"]["data"][number];
export type Figures = Outputs["sessions"]["figures"][number];
export type SessionChange = Outputs["sessions"]["changes"]["data"][number];
export type ActivityEntry = Outputs["live"]["activity"]["data"][number];
export type AuditEntry = Extract<ActivityEntry, { kind: "act" }>;
export type Message = Outputs["messages"]["get"];
export type ApiKey = Outputs["apiKeys"]["list"]["data"][number];
export type Member = Outputs["members"]["list"]["data"][number];
export type Invitation = Outputs["invitations"]["list"][number];

/** Same origin, login cookie: batches for questions and acts, one event stream for what happens. `alone`: at an address of its own. */
export const makeTrpcClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url: ENDPOINT }),
        false: splitLink({
          condition: ({ context }) => context.alone === true,
          true: httpLink({ url: ENDPOINT }),
          false: httpBatchLink({ url: ENDPOINT }),
        }),
      }),
    ],
  });
