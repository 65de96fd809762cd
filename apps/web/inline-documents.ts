import { globSync, readFileSync } from "node:fs";
import { Kind, parse, visit } from "graphql";
import type { DefinitionNode, DocumentNode, FragmentDefinitionNode } from "graphql";
import type { Plugin } from "vite";

/** `graphql(…)` calls as codegen knows them: one template literal without placeholders. */
const CALL = /\bgraphql\(\s*(?:\/\* GraphQL \*\/\s*)?`([^`]*)`,?\s*\)/g;

/**
 * Puts each document where it is written, with the fragments it spreads. Codegen's own map holds the
 * documents of all pages in one module, which the first route would have to fetch.
 */
export function inlineDocuments(): Plugin {
  let fragments = new Map<string, FragmentDefinitionNode>();
  return {
    name: "inline-documents",
    apply: "build",
    enforce: "pre",
    buildStart() {
      fragments = fragmentsOf(globSync("src/**/*.{ts,tsx}", { exclude: ["src/gql/**"] }));
    },
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes("/src/gql/") || !CALL.test(code)) return null;
      CALL.lastIndex = 0;
      const inlined = code.replaceAll(CALL, (_, source: string) => {
        const document = withFragments(parse(source, { noLocation: true }), fragments);
        return `(${JSON.stringify(document)})`; // a call that stands alone would become a block
      });
      return {
        code: inlined.replaceAll(/^import \{ graphql \} from .*gql\.ts";$/gm, ""),
        map: null,
      };
    },
  };
}

function fragmentsOf(files: readonly string[]): Map<string, FragmentDefinitionNode> {
  const definitions = files
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(CALL)])
    .flatMap(([, source]) => parse(source ?? "", { noLocation: true }).definitions);
  return new Map(
    definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
}

/** The document's own definitions and, once each, every fragment that they reach. */
function withFragments(
  document: DocumentNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode {
  const reached = new Map<string, DefinitionNode>();
  const follow = (node: DocumentNode | DefinitionNode) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment) throw new Error(`no fragment is called ${value}`);
        if (reached.has(value)) return;
        reached.set(value, fragment);
        follow(fragment);
      },
    });
  follow(document);
  const own = new Set(document.definitions);
  return {
    ...document,
    definitions: [...own, ...[...reached.values()].filter((fragment) => !own.has(fragment))],
  };
}
