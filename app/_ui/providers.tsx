"use client";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { preload } from "react-dom";
import { makeQueryClient } from "@/app/_trpc/query-client.ts";
import { makeTrpcClient, TRPCProvider } from "@/app/_trpc/trpc.ts";
import { cssVariablesResolver, theme } from "./theme.ts";

/** What nearly all words are set in: fetched beside the style sheets that name it, not after them. */
const LATIN = new URL("@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2", import.meta.url)
  .href;

export function Providers({ children }: { children: ReactNode }) {
  preload(LATIN, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(makeTrpcClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
          {children}
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
