import { sql } from "kysely";
import { compiler } from "../db/database.ts";
import { read, type TenantContext } from "../db/tenancy.ts";
import { parseId } from "../graphql/id.ts";

type Statement<Row> = ReturnType<typeof sql<Row>>;

const ask = <Row>(context: TenantContext, statement: Statement<Row>): Promise<Row[]> =>
  read<Row>(context, { compile: () => statement.compile(compiler) });

/** An estate's name; undefined where the viewer has no such estate. */
export const findEstateName = async (context: TenantContext, id: string) =>
  (
    await ask(
      context,
      sql<{
        name: string;
      }>`select name from estate where company_id = current_company() and id = ${id}`,
    )
  )[0]?.name;

/** The clusters and layout types that an estate knows, for the template's drop-downs. */
export async function listKnownWords(context: TenantContext, estateId: string) {
  const [row] = await ask(
    context,
    sql<{ clusters: string[]; layouts: string[] }>`select
      array(select name from cluster where company_id = current_company() and estate_id = ${estateId} order by name limit 200) as clusters,
      array(select distinct layout_type from unit where company_id = current_company() and estate_id = ${estateId}
        and layout_type is not null order by 1 limit 200) as layouts`,
  );
  return row!;
}

/** The uuid of the estate that an address names. */
export const estateIdOf = (search: URLSearchParams): string | undefined => {
  const parsed = parseId(search.get("estate") ?? "");
  return parsed?.type === "Estate" ? parsed.uuid : undefined;
};
