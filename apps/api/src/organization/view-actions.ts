import { v7 as uuid } from "uuid";
import { change, found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import type { DeleteViewInput, SaveViewInput } from "./inputs.ts";
import { deleteRow, lockView, saveViewRow } from "./queries.ts";

/** 保存视图: the viewer's own; a shared one is seen by everybody in the company. */
export function saveView(context: Context, input: SaveViewInput) {
  return change(context, "saveView", input, async (db) => {
    const id = input.id ? uuidOf("SavedView", input.id) : uuid();
    if (input.id) found(await lockView(db, id));
    const name = input.name.trim();
    const query = JSON.stringify(input.query);
    if (!name || name.length > 80)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "name", max: 80 } });
    if (query.length > 10_000)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "query", max: 10_000 } });
    const person_id = context.viewer.personId;
    await saveViewRow(db, {
      id,
      person_id,
      page: input.page,
      name,
      query,
      shared: input.shared ?? false,
    });
    return { view: id };
  });
}

/** 删除视图 */
export function deleteView(context: Context, input: DeleteViewInput) {
  const id = uuidOf("SavedView", input.id);
  return change(context, "deleteView", input, async (db) => {
    found(await lockView(db, id));
    await deleteRow(db, "saved_view", id);
    return { deletedId: input.id };
  });
}
