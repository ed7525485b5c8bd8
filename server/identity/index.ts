export { authOptions } from "./auth-options.ts";
export { authenticateBearer } from "./authenticate-bearer.ts";
export { authenticateCookie } from "./authenticate-cookie.ts";
export { makeLoginToken } from "./make-login-token.ts";
export { mintLoginJwt } from "./mint-login-jwt.ts";
export { publicKeys } from "./signing-keys.ts";
