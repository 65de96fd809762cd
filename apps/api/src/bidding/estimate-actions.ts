import { checkEstimate, mayEstimate, priceBid, yuan } from "@threshold/domain/bidding/estimate";
import { type Decimal, decimalOf } from "@threshold/domain/decimal";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { allowBidding, changeBidding } from "./actions.ts";
import type { SaveBidEstimateInput } from "./estimate-types.ts";

const ofCompany = sql<string>`current_company()`;

/** A decimal as the database takes it, never by way of a float. */
const exactly = (value: Decimal) => sql<number>`${value}::numeric`;

async function findVersion(db: Tx, projectId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("bid_estimate")
    .select("version")
    .where("company_id", "=", ofCompany)
    .where("project_id", "=", projectId)
    .executeTakeFirst();
  return row?.version;
}

/** 保存成本测算: the whole of it at once, with what it comes to. */
export const saveBidEstimate = (context: Context, input: SaveBidEstimateInput) =>
  changeBidding(
    context,
    "saveBidEstimate",
    { ...input, id: input.projectId },
    async (db, project) => {
      allowBidding(context, "updateBidding", project);
      if (!mayEstimate(project.status))
        throw refusalError({ code: "BIDDING_STATUS", details: { status: project.status } });
      const before = await findVersion(db, project.id);
      if ((input.version ?? undefined) !== before)
        throw refusalError({ code: "STALE_VERSION", details: { version: before ?? 0 } });
      const { area, vacancyRate, vacantPayRate, socialRate, managementRate, profitRate } = input;
      const estimate = unwrap(
        checkEstimate({
          area,
          vacancyRate,
          vacantPayRate,
          socialRate,
          managementRate,
          profitRate,
          taxRate: input.taxRate,
          offeredFee: input.offeredFee ?? null,
          lines: input.lines.map(({ service, kind, name, quantity, shifts, unitPrice }) => ({
            service,
            kind,
            quantity,
            unitPrice,
            name: name.trim(),
            shifts: shifts ?? null,
          })),
        }),
      );
      const price = priceBid(estimate);
      const columns = {
        terms: JSON.stringify(estimate),
        area: exactly(estimate.area),
        people: exactly(decimalOf(price.people)),
        monthly_total: exactly(yuan(price.total)),
        fee: exactly(yuan(price.fee)),
        offered_fee: estimate.offeredFee === null ? null : exactly(estimate.offeredFee),
      };
      if (before === undefined)
        await db
          .insertInto("bid_estimate")
          .values({
            ...columns,
            id: uuid(),
            company_id: ofCompany,
            service_center_id: project.serviceCenterId,
            project_id: project.id,
          })
          .execute();
      else
        await db
          .updateTable("bid_estimate")
          .set(columns)
          .where("company_id", "=", ofCompany)
          .where("project_id", "=", project.id)
          .execute();
    },
  );
