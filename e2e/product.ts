import { type Product, startProduct } from "@/server/testing/product.ts";

export const OWNER = { email: "rosa@example.org", password: "correct horse battery" };

/** The whole product for the stories, which find it by these names. */
export async function startForStories(): Promise<Product> {
  const product = await startProduct({ ADMIN_EMAIL: OWNER.email, ADMIN_PASSWORD: OWNER.password });
  process.env.E2E_URL = product.url;
  process.env.E2E_SANDBOX_PORT = String(product.sandboxPort);
  process.env.E2E_DATA_DIR = product.dataDir;
  return product;
}
