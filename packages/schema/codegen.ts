/** How the contract's scalars look in TypeScript: days and instants travel as text. */
export const scalars = {
  ID: "string",
  Date: "string",
  DateTime: "string",
  JSON: "unknown",
} as const;

/**
 * The settings of GraphQL Code Generator that every client of the contract shares: typed documents,
 * masked fragments, enums as unions of their words. Paths are relative to the client's package.
 */
export function clientCodegen(paths: { schema: string; documents: string[]; output: string }) {
  return {
    schema: paths.schema,
    documents: paths.documents,
    ignoreNoDocuments: true,
    errorsOnly: true,
    generates: {
      [paths.output]: {
        preset: "client",
        presetConfig: { fragmentMasking: { unmaskFunctionName: "readFragment" } },
        config: {
          scalars,
          enumsAsTypes: true,
          useTypeImports: true,
          strictScalars: true,
          defaultScalarType: "unknown",
          importExtension: ".ts",
        },
      },
    },
  };
}
