import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

/** What is wrong with an answer by the document; undefined when nothing is. */
export type Judge = (answer: { status: number; type: string; value: unknown }) => string | undefined;

/** The schemas of an OpenAPI 3.1 document, each compiled when it is first needed. */
export function answerSchemas(document: object) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, "document");
  const compiled = new Map<string, ValidateFunction>();
  const schemaAt = (...keys: string[]) => {
    const pointer = keys.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `document#/${pointer}` });
    compiled.set(pointer, known);
    return known;
  };
  return {
    /** Of one operation, by its path and method in the document. */
    judgeOf:
      (path: string, method: string): Judge =>
      ({ status, type, value }) => {
        const validate = schemaAt("paths", path, method, "responses", String(status), "content", type, "schema");
        return validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar: "answer" });
      },
  };
}
