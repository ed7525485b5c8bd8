import type { Metadata } from "next";
import { ActivityPage } from "@/app/_activity/activity-page.tsx";

export const metadata: Metadata = { title: "Activity" };

export default function Page() {
  return <ActivityPage />;
}
