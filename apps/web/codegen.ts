import { clientCodegen } from "@threshold/schema/codegen";

export default clientCodegen({
  schema: "../../packages/schema/schema.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/gql/**"],
  output: "src/gql/",
});
