/** The chat's row that something happened in. */
export function rowOf(target: EventTarget): { id: number; element: HTMLElement } | undefined {
  const element = target instanceof Element ? target.closest("[role=listitem]")?.querySelector("[data-chat]") : null;
  return element instanceof HTMLElement ? { id: Number(element.dataset.chat), element } : undefined;
}
