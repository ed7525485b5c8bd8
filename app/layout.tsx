import "@fontsource-variable/ibm-plex-sans/wght.css";
import "@fontsource/ibm-plex-sans-arabic/400.css";
import "@fontsource/ibm-plex-sans-arabic/600.css";
import "@fontsource/ibm-plex-sans-hebrew/400.css";
import "@fontsource/ibm-plex-sans-hebrew/600.css";
import "@fontsource/ibm-plex-mono/400.css";
import "@fontsource/ibm-plex-mono/500.css";
import "./_ui/mantine-styles.ts";
import "./_ui/global.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "./_ui/providers.tsx";

export const metadata: Metadata = {
  title: { default: "Switchboard", template: "%s · Switchboard" },
  description: "Your WhatsApp numbers, their chats in one place.",
  icons: { icon: "/favicon.svg" },
  referrer: "no-referrer",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

/** Drawn for each request: its scripts carry the nonce of its answer, and the error card its id. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const told = await headers();
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <meta name="request-id" content={told.get("x-request-id") ?? ""} />
        <ColorSchemeScript
          defaultColorScheme="auto"
          nonce={told.get("x-nonce") ?? undefined}
          suppressHydrationWarning
        />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
