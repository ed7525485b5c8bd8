"use client";
import { mantineHtmlProps } from "@mantine/core";
import { BrokenPage } from "./_ui/broken-page.tsx";
import { Providers } from "./_ui/providers.tsx";
import "./_ui/global.css";

/** The last resort, when not even what is around all pages could be drawn. */
export default function Broken(props: Parameters<typeof BrokenPage>[0]) {
  return (
    <html lang="en" {...mantineHtmlProps}>
      <body>
        <Providers>
          <main>
            <BrokenPage {...props} />
          </main>
        </Providers>
      </body>
    </html>
  );
}
