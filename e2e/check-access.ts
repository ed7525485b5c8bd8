import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Scheme = "dark" | "light";

/** What a browser without images, pointer or good eyes would stumble over, in dark and in light; nothing is passed over. */
export async function checkAccess(page: Page, view: string, schemes: readonly Scheme[] = ["dark", "light"]) {
  await page.evaluate(() => document.fonts.ready);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    await page.evaluate(coloursAtRest);
    const { violations } = await new AxeBuilder({ page }).exclude("[inert]").analyze(); // behind a dialog nobody comes
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    expect.soft(found, `${view}, ${colorScheme}`).toEqual([]);
  }
}

/** Half-way from one scheme to the other a colour is nobody's. */
const coloursAtRest = () =>
  Promise.allSettled(
    document.getAnimations().flatMap((one) => (one instanceof CSSTransition ? [one.finished] : [])),
  ).then(() => undefined);
