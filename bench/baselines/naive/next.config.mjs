import { resolve } from "node:path";

/** The baseline: a Next app as most projects write it. */
export default {
  turbopack: { root: resolve(import.meta.dirname, "../../..") },
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg"],
  typescript: { ignoreBuildErrors: true },
};
