import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { ImportListQuery } from "../gql/graphql.ts";
import type { Language } from "../i18n/language.ts";

const List = graphql(/* GraphQL */ `
  query ImportList($name: String!) {
    importList(name: $name) {
      name
      title
      titleEn
      mostRows
      columns {
        name
        zh
        en
        words
      }
      sheets {
        name
        zh
        en
        columns {
          name
          zh
          en
          words
        }
      }
    }
  }
`);

export type ImportedList = NonNullable<ImportListQuery["importList"]>;
export type Column = Pick<ImportedList["columns"][number], "name" | "zh" | "en" | "words">;

/** A list that comes in, by its name: null where there is none, undefined before it is known, with what keeps it from being so. */
export function useImportList(name: string, pause = false) {
  const [{ data, error }, refresh] = useQuery({ query: List, variables: { name }, pause });
  const list: ImportedList | null | undefined = data?.importList;
  return { list, error, retry: () => refresh({ requestPolicy: "network-only" }) };
}

export const titleOf = ({ title, titleEn }: ImportedList, language: Language): string =>
  language === "zh" ? title : titleEn;
