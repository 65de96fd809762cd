import {
  contentsForm,
  eventForm,
  examsForm,
  layoutForm,
  surveyForm,
} from "@threshold/domain/showcase/forms";
import { read, type TenantContext } from "../db/tenancy.ts";
import {
  contentsOnPaperStatement,
  eventOnPaperStatement,
  examsOnPaperStatement,
  layoutOnPaperStatement,
  surveyOnPaperStatement,
} from "./queries.ts";

/** The papers of showcases. */
export const showcaseForms = {
  async SHOWCASE_PLAN(context: TenantContext, id: string) {
    const [row] = await read(context, layoutOnPaperStatement(id));
    return row && layoutForm(row.plan);
  },
  async SHOWCASE_TEXTS(context: TenantContext, id: string) {
    const [row] = await read(context, contentsOnPaperStatement(id));
    return row && contentsForm(row.list);
  },
  async RECEPTIONIST_EXAMS(context: TenantContext, id: string) {
    const [row] = await read(context, examsOnPaperStatement(id));
    return row && examsForm(row.list);
  },
  async SHOWCASE_EVENT(context: TenantContext, id: string) {
    const [row] = await read(context, eventOnPaperStatement(id));
    return row && eventForm(row.event);
  },
  async NEEDS_SURVEY(context: TenantContext, id: string) {
    const [row] = await read(context, surveyOnPaperStatement(id));
    return row && surveyForm(row.survey);
  },
};
