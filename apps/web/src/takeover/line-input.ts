import type { TakeoverItemInput } from "../gql/graphql.ts";
import type { Line } from "./InspectionView.tsx";

/** A line as it was read, to be sent back with what changed: the whole of it is what counts. */
export const lineInput = (line: Line): TakeoverItemInput => ({
  takeoverItemId: line.id,
  version: line.version,
  kind: line.kind,
  itemCode: line.code,
  takeoverAreaId: line.area?.id ?? null,
  name: line.name,
  place: line.place,
  model: line.model,
  quantity: line.quantity,
  counted: line.counted,
  located: line.located,
  manual: line.manual,
  singleRun: line.singleRun,
  linkage: line.linkage,
  verdict: line.verdict,
  isOriginal: line.isOriginal,
  handedBy: line.handedBy,
  receivedOn: line.receivedOn,
  promisedOn: line.promisedOn,
  remark: line.remark,
});
