import { preload } from "react-dom";
import { filterIn } from "@/app/_chats/chat-filter.ts";
import { ChatsPage } from "@/app/_chats/chats-page.tsx";
import { firstPageAddress } from "@/app/_chats/list-query.ts";

type Props = {
  params: Promise<{ session: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const [{ session }, { q, show, find }] = await Promise.all([params, searchParams]);
  if (find === undefined && !Array.isArray(q)) {
    const wanted = { session, q: q ?? "", filter: filterIn({ get: () => String(show) }) };
    preload(firstPageAddress(wanted), { as: "fetch", crossOrigin: "anonymous" });
  }
  return <ChatsPage />;
}
