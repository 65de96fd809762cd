import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a day written YYYY-MM-DD is one of the calendar: 2026-02-30 is not. */
export function isRealDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const isRealInstant = (text: string) =>
  instantPattern.test(text) && isRealDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));

/** A scalar that is a string of a form; graphql-js puts the variable's and the field's name before the message. */
function textScalar(
  name: string,
  description: string,
  form: string,
  isValid: (text: string) => boolean,
): GraphQLScalarType<string, string> {
  const check = (value: unknown): string => {
    if (typeof value === "string" && isValid(value)) return value;
    const shown = JSON.stringify(value) ?? typeof value;
    throw new GraphQLError(`${name} must be ${form}, not ${shown.slice(0, 60)}`, {
      extensions: { code: "INVALID_INPUT" },
    });
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => value as string,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : null),
  });
}

export const DayScalar = textScalar(
  "Date",
  "A day of the calendar, YYYY-MM-DD (日期).",
  "a day YYYY-MM-DD of the calendar",
  isRealDay,
);

export const InstantScalar = textScalar(
  "DateTime",
  "An instant, ISO 8601 with offset (时刻).",
  "an instant of ISO 8601 with Z or an offset",
  isRealInstant,
);

/** Any JSON value; what it holds is told where it is used. */
export const JsonScalar = new GraphQLScalarType({
  name: "JSON",
  description: "Any JSON value; the field says what it holds.",
});
