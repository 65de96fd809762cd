import type { GraphQLSchema } from "graphql";
import { found } from "../change.ts";
import { cobieImport } from "../asset/cobie-imports.ts";
import { assetImports } from "../asset/imports.ts";
import { launchRecordImports } from "../launch-record/imports.ts";
import { organizationImports } from "../organization/imports.ts";
import { receptionImports } from "../reception/imports.ts";
import { salesSiteImports } from "../sales-site/imports.ts";
import { showcaseImports } from "../showcase/imports.ts";
import type { ImportedList } from "./engine-types.ts";
import type { ListImport } from "./list-types.ts";
import { rowList } from "./row-list.ts";
import { unitList } from "./unit-list.ts";

/** Every list that comes in row by row, by its name in the address; a module adds its own beside its exports. */
const rowLists: Readonly<Record<string, ListImport>> = {
  ...organizationImports,
  ...launchRecordImports,
  ...salesSiteImports,
  ...receptionImports,
  ...showcaseImports,
  ...assetImports,
};

let schema: GraphQLSchema | undefined;

/** What lists are read through; told once at the server's start. */
export function readListsThrough(given: GraphQLSchema): void {
  schema = given;
}

export const lists: Readonly<Record<string, ImportedList>> = {
  units: unitList,
  cobie: cobieImport,
  ...Object.fromEntries(
    Object.entries(rowLists).map(([name, list]) => [name, rowList(name, list, () => schema!)]),
  ),
};

/** The list of this name. Refuses NOT_FOUND. */
export const listOf = (name: string): ImportedList =>
  found(Object.hasOwn(lists, name) ? lists[name] : undefined);
