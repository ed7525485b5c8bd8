/** Moves the focus to the chat's row; false when it is not on the page. */
export function focusRow(id: number | undefined): boolean {
  const row = document.querySelector<HTMLElement>(`[data-chat="${id}"]`);
  row?.focus({ preventScroll: true });
  return row !== null;
}
