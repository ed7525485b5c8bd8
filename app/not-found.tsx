import { EmptyPane } from "./_ui/empty-pane.tsx";

export default function NotFound() {
  return (
    <main>
      <EmptyPane
        alone
        title="There is nothing here"
        text="The address may be mistyped."
        link={{ href: "/", label: "Go to the chats" }}
      />
    </main>
  );
}
