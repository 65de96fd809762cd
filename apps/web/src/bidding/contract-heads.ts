import { contractHeadNames, type ContractHead } from "@threshold/domain/bidding/vocabulary";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import type { Messages } from "../i18n/zh.ts";

const nameOf = (head: ContractHead) => `head-${head}`;

/** What a contract has (SVC-001): a tick for each of the seven heads, so that each is looked for in the paper. */
export const headTicks = ({ bidding: words }: Messages): FieldSpec[] =>
  contractHeadNames.map((head) => ({
    kind: "TICK",
    name: nameOf(head),
    label: words.contractHas(words.contractHeads[head]),
  }));

/** What was typed, with the heads that were ticked as the list that they are. */
export function withHeads(values: Values): { readonly contractHeads: readonly ContractHead[] } {
  const ticks = new Set(contractHeadNames.map(nameOf));
  const others = Object.entries(values).filter(([name]) => !ticks.has(name));
  const contractHeads = contractHeadNames.filter((head) => values[nameOf(head)] === true);
  return { ...Object.fromEntries(others), contractHeads };
}
