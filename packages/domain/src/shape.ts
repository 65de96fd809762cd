/** Tests of values that came as JSON: what a rule takes in is of the shape it says. */
export type Json = Readonly<Record<string, unknown>>;
export type Test = (value: unknown) => boolean;

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const text: Test = (value) => typeof value === "string" && value.length <= 2000;
export const number: Test = (value) => typeof value === "number" && Number.isFinite(value);
export const flag: Test = (value) => typeof value === "boolean";
export const oneOf =
  (words: readonly string[]): Test =>
  (value) =>
    words.includes(value as string);
export const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
export const listOf =
  (test: Test, most = 1000): Test =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(test);
/** An object with these fields and no other. */
export const shape =
  (fields: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isJson(value) &&
    Object.keys(value).every((key) => Object.hasOwn(fields, key)) &&
    Object.entries(fields).every(([key, test]) => test(value[key]));
