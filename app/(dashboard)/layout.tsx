import type { ReactNode } from "react";
import { Frame } from "@/app/_frame/frame.tsx";

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return <Frame>{children}</Frame>;
}
