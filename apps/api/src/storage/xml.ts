import { SaxesParser } from "saxes";

/** No XML, or one that may not be read. */
export class BadXml extends Error {}

export type Attributes = Record<string, string>;

/** What is told of a part while it is read; names without their prefix. */
export interface Visitor {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

export const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** A parser that throws BadXml for what is malformed, and for whatever declares a document type. */
export function parserFor(visitor: Visitor): SaxesParser {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw new BadXml(error.message);
  });
  // None of what we read declares a document type; whoever does wants entities to grow.
  parser.on("doctype", () => {
    throw new BadXml("declares a document type");
  });
  if (visitor.open)
    parser.on("opentag", (tag) => visitor.open!(local(tag.name), tag.attributes as Attributes));
  if (visitor.text) {
    parser.on("text", (text) => visitor.text!(text));
    parser.on("cdata", (text) => visitor.text!(text));
  }
  if (visitor.close) parser.on("closetag", (tag) => visitor.close!(local(tag.name)));
  return parser;
}
