import { readText } from "@threshold/domain/organization/cell";
import { found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { clientMutationId, type ListImport } from "../import/list-types.ts";
import { createFrontDeskDevice, updateFrontDeskDevice } from "./device-actions.ts";
import { receptionExports } from "./exports.ts";
import { findSetup } from "./queries.ts";

const centerOf = async (context: Context, of: string) => {
  const { serviceCenterId } = found(await findSetup(context.within!, uuidOf("ReceptionSetup", of)));
  return `ServiceCenter_${serviceCenterId}`;
};

/** The devices of a reception area; what is new is in use. */
export const receptionImports = {
  "front-desk-devices": {
    list: receptionExports["front-desk-devices"],
    ofType: "ReceptionSetup",
    permissions: ["reception.check"],
    table: "front_desk_device",
    type: "FrontDeskDevice",
    key: ["kind", "number"],
    columns: {
      kind: { required: true },
      number: { required: true, read: (cell) => readText(cell, 40) },
      station: { required: true },
      status: { atBirth: true },
      takesRequests: {},
      recorded: {},
      remark: { read: (cell) => readText(cell, 500, { lines: true }) },
    },
    async create(context, of, { kind, number, station, takesRequests, recorded, remark }) {
      const serviceCenterId = await centerOf(context, of);
      const said = { kind, number, station, takesRequests, recorded, remark };
      return (await createFrontDeskDevice(context, { clientMutationId, serviceCenterId, ...said }))
        .device;
    },
    async change(context, { id, version }, row) {
      const { number, station, status, takesRequests, recorded, remark } = row;
      const { device } = await updateFrontDeskDevice(context, {
        clientMutationId,
        id,
        version,
        number,
        station,
        status: status ?? "IN_USE",
        takesRequests: takesRequests ?? false,
        recorded: recorded ?? false,
        remark,
      });
      return device;
    },
  },
} satisfies Record<string, ListImport>;
