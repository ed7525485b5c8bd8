/** Where a field of a protobuf message lies: all of it from `begin`, its content from `from`, both up to `end`. */
export type Field = { number: number; begin: number; from: number; end: number };

const [VARINT, LONG, LENGTH, INTEGER] = [0, 1, 2, 5];

/** The fields of a message as they are written (protobuf.dev, "Encoding"), without decoding what is in them. Throws where they are not. */
export function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const number = (): number => {
    let [value, weight] = [0, 1];
    for (;;) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
    }
  };
  const skip = (kind: number): void => {
    if (kind === VARINT) number();
    else if (kind === LONG) at += 8;
    else if (kind === INTEGER) at += 4;
    else throw new Error(`a field of kind ${kind}`);
  };
  while (at < message.length) {
    const begin = at;
    const tag = number();
    const length = tag % 8 === LENGTH ? number() : undefined;
    const from = at;
    if (length === undefined) skip(tag % 8);
    else at += length;
    if (at > message.length) throw new Error("a field without its end");
    fields.push({ number: Math.floor(tag / 8), begin, from, end: at });
  }
  return fields;
}

/** A field of other messages or text. */
export function writeField(number: number, content: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + LENGTH), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}
