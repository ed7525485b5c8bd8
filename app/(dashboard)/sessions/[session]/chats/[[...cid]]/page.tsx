import { Suspense } from "react";
import { ChatsPage } from "@/app/_chats/chats-page.tsx";

export default function Page() {
  return (
    <Suspense>
      <ChatsPage />
    </Suspense>
  );
}
