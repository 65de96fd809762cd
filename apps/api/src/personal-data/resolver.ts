import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { readField } from "../graphql/read/execute.ts";
import { listKeyUse, revealPersonalData } from "./actions.ts";
import {
  erasePersonalData,
  exportPersonalData,
  listErasures,
  listSubjects,
} from "./subject-actions.ts";
import {
  ErasePersonalDataInput,
  ErasePersonalDataPayload,
  ExportPersonalDataInput,
  ExportPersonalDataPayload,
  PersonalDataReadingList,
  RevealPersonalDataInput,
  RevealPersonalDataPayload,
} from "./inputs.ts";
import {
  PersonalDataKey,
  PersonalDataReading,
  PersonalDataReadingConnection,
  PersonalDataSubject,
} from "./types.ts";

@Resolver(() => PersonalDataReading)
export class PersonalDataResolver {
  @Query(() => PersonalDataReadingConnection, {
    description:
      "Who read whose number in full, newest first: all for administrators, else one's own (查看记录)",
  })
  personalDataReadings(
    @Args(() => PersonalDataReadingList) _list: PersonalDataReadingList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => [PersonalDataKey], {
    description: "Keys of personal data and what is under them; for administrators (个人信息密钥)",
  })
  personalDataKeys(@Ctx() context: Context): Promise<PersonalDataKey[]> {
    return listKeyUse(context);
  }

  @Query(() => [PersonalDataSubject], {
    description: "Everybody with this whole number; for administrators (按号码查找)",
  })
  personalDataSubjects(
    @Arg("phone", () => String, { description: "The whole number (完整号码)" }) phone: string,
    @Ctx() context: Context,
  ): Promise<PersonalDataSubject[]> {
    return listSubjects(context, phone);
  }

  @Query(() => [PersonalDataSubject], {
    description: "Whose data goes, soonest first; for administrators (即将清除)",
  })
  personalDataErasures(@Ctx() context: Context): Promise<PersonalDataSubject[]> {
    return listErasures(context);
  }

  @Mutation(() => ExportPersonalDataPayload, {
    description: "All that is held about somebody, in one page (导出个人信息)",
  })
  async exportPersonalData(
    @Arg("input", () => ExportPersonalDataInput) input: ExportPersonalDataInput,
    @Ctx() context: Context,
  ): Promise<ExportPersonalDataPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await exportPersonalData(context, input)) };
  }

  @Mutation(() => ErasePersonalDataPayload, {
    description: "Erase somebody's data, also in the audit log (清除个人信息)",
  })
  async erasePersonalData(
    @Arg("input", () => ErasePersonalDataInput) input: ErasePersonalDataInput,
    @Ctx() context: Context,
  ): Promise<ErasePersonalDataPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await erasePersonalData(context, input)) };
  }

  @Mutation(() => RevealPersonalDataPayload, {
    description: "Read a number in full; it is noted who read it and what for (查看完整号码)",
  })
  async revealPersonalData(
    @Arg("input", () => RevealPersonalDataInput) input: RevealPersonalDataInput,
    @Ctx() context: Context,
  ): Promise<RevealPersonalDataPayload> {
    const { clientMutationId } = input;
    const { value } = await revealPersonalData(context, input);
    return { clientMutationId, value };
  }
}
