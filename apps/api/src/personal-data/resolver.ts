import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { readField } from "../graphql/read/execute.ts";
import { listKeyUse, revealPersonalData } from "./actions.ts";
import {
  PersonalDataReadingList,
  RevealPersonalDataInput,
  RevealPersonalDataPayload,
} from "./inputs.ts";
import { PersonalDataKey, PersonalDataReading, PersonalDataReadingConnection } from "./types.ts";

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
