/** The caller's mistake, told in a sentence. */
export class ControlError extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 405 | 409 | 413,
    message: string,
  ) {
    super(message);
  }
}
