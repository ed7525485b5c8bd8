import { EmptyPane } from "./_ui/empty-pane.tsx";

/** A plain link: the code of another kind would come with every page. */
export default function NotFound() {
  return (
    <main>
      <EmptyPane alone title="There is nothing here" text="The address may be mistyped.">
        <a href="/">Go to the chats</a>
      </EmptyPane>
    </main>
  );
}
