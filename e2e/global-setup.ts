import { startProduct } from "./product.ts";

/** One product for all stories; each story makes numbers of its own. */
export default async function globalSetup() {
  const product = await startProduct();
  process.env.E2E_URL = product.url;
  process.env.E2E_SANDBOX_PORT = String(product.sandboxPort);
  process.env.E2E_DATA_DIR = product.dataDir;
  return product.stop;
}
