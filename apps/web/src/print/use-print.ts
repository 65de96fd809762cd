import type { BulkTarget } from "../bulk/use-bulk.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { PrintFormat } from "../gql/graphql.ts";

const PrintForms = graphql(/* GraphQL */ `
  mutation PrintForms($input: PrintFormsInput!) {
    printForms(input: $input) {
      batch {
        id
        total
        url
        ...PrintOrder_batch
      }
    }
  }
`);

/** Orders copies; answers the order, or undefined where something stands against it. */
export function usePrint() {
  const { run, busy, problem } = useAct(PrintForms);
  const print = async (form: string, of: BulkTarget, format: PrintFormat) => {
    const outcome = await run({ form, ...of, format });
    return outcome.ok ? outcome.data.printForms.batch : undefined;
  };
  return { print, busy, problem };
}
