import type { Metadata } from "next";
import { Suspense } from "react";
import { ActivityPage } from "@/app/_activity/activity-page.tsx";

export const metadata: Metadata = { title: "Activity" };

export default function Page() {
  return (
    <Suspense>
      <ActivityPage />
    </Suspense>
  );
}
