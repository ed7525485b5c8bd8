import { notifications } from "@mantine/notifications";
import { refusalOf } from "@/app/_trpc/refusal.ts";

/** One sentence at the bottom; a newer one takes its place. */
export function toast(message: string): void {
  notifications.clean();
  notifications.show({ message, withCloseButton: false });
}

/** "Could not …: why" */
export function toastFailure(act: string, error: unknown): void {
  const { status, message } = refusalOf(error);
  toast(`Could not ${act}: ${status === undefined ? "the server did not answer" : message}.`);
}
