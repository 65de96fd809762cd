import { checkEntry } from "@threshold/domain/takeover/register";
import type { OwnerKind } from "@threshold/domain/takeover/vocabulary";
import { v7 as uuid } from "uuid";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import type { RemoveOwnershipEntryInput, SaveOwnershipEntryInput } from "./inputs.ts";
import { allowOn, onTakeover } from "./project-actions.ts";
import { deleteEntry, findEntry, findTakeover, saveEntry } from "./queries.ts";

/** 权属清册 KF-11 (TKO-R19): a row. */
export const saveOwnershipEntry = (context: Context, input: SaveOwnershipEntryInput) =>
  onTakeover(context, "saveOwnershipEntry", input, async (db, row) => {
    const id = input.ownershipEntryId ? uuidOf("OwnershipEntry", input.ownershipEntryId) : null;
    const known = id ? found(await findEntry(db, id)) : null;
    if (known && known.projectId !== row.id) found(undefined);
    if (known && known.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: known.version } });
    const short = (field: "place" | "certificate" | "use") =>
      optionalText(field, input[field]?.trim() || null) ?? null;
    const serves = input.takeoverAreaIds.map((one) => uuidOf("TakeoverArea", one));
    if (serves.some((one) => !row.areas.some((area) => area.id === one))) found(undefined);
    const entry = unwrap(
      checkEntry({
        name: input.name,
        place: short("place"),
        area: input.area?.trim() || null,
        owner: input.owner as OwnerKind,
        certificate: short("certificate"),
        use: short("use"),
        serves,
      }),
    );
    const entryId = id ?? uuid();
    await saveEntry(db, {
      ...entry,
      area: entry.area === null ? null : Number(entry.area),
      serves: [...entry.serves],
      id: entryId,
      service_center_id: row.serviceCenterId,
      project_id: row.id,
      position: known?.position ?? row.register.length + 1,
      remark: optionalText("remark", input.remark?.trim() || null, 500) ?? null,
      updated_by: null,
    });
    return { entry: entryId };
  });

/** 删除一行 that was entered by mistake; the history keeps it. */
export function removeOwnershipEntry(context: Context, input: RemoveOwnershipEntryInput) {
  const id = uuidOf("OwnershipEntry", input.id);
  return change(context, "removeOwnershipEntry", input, async (db) => {
    const { projectId } = found(await findEntry(db, id));
    allowOn(context, "saveOwnershipEntry", found(await findTakeover(db, projectId)));
    await deleteEntry(db, id);
    return { takeover: projectId };
  });
}
