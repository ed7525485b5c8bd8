import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/server/identity/index.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Redirects name no host, so that the login works under every address the dashboard is reached by. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  const response = (await NextAuth(request, context, authOptions())) as Response; // safe: with a context it is a route handler
  const target = response.headers.get("location");
  if (target?.startsWith("http")) {
    const { pathname, search } = new URL(target);
    response.headers.set("location", pathname + search);
  }
  return response;
}

export { handle as GET, handle as POST };
