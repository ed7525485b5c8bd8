/** JSON as PostgreSQL wrote it, of the shape `T`, on its way to the wire as it is: to parse it and write it again would cost more than to read it. */
export class JsonText<T> {
  readonly text: string;
  declare private readonly shape: T;

  constructor(text: string) {
    this.text = text;
  }

  parse(): T {
    return JSON.parse(this.text) as T;
  }
}
