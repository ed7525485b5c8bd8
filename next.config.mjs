import { createJiti } from "jiti";

// A bad environment stops the build, development and the start alike; Node 20 loads no TypeScript by itself.
await createJiti(import.meta.url).import("./server/env.ts");

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: true }, // `npm run verify` checks types
  allowedDevOrigins: ["127.0.0.1"],
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg", "@node-rs/argon2", "pino"],
  headers: () => [
    {
      source: "/((?!api/v1).*)",
      // The Content-Security-Policy has a nonce for each answer: server/page-policy.ts
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
      ],
    },
  ],
};
