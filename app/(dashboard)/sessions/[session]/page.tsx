import type { Metadata } from "next";
import { SessionPage } from "@/app/_sessions/session-page.tsx";

export const metadata: Metadata = { title: "Number" };

export default async function Page({ params }: { params: Promise<{ session: string }> }) {
  const { session } = await params;
  return <SessionPage id={decodeURIComponent(session)} />;
}
