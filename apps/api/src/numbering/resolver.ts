import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { listNumberings, setNumberPattern } from "./actions.ts";
import { SetNumberPatternInput, SetNumberPatternPayload } from "./inputs.ts";
import { Numbering } from "./types.ts";

@Resolver(() => Numbering)
export class NumberingResolver {
  @Query(() => [Numbering], { description: "How each paper's copies are numbered (编号规则)" })
  numberings(@Ctx() context: Context) {
    return listNumberings(context);
  }

  @Mutation(() => SetNumberPatternPayload, { description: "Set a paper's pattern (设置编号格式)" })
  async setNumberPattern(
    @Arg("input", () => SetNumberPatternInput) input: SetNumberPatternInput,
    @Ctx() context: Context,
  ): Promise<SetNumberPatternPayload> {
    const { clientMutationId } = input;
    const { form } = await setNumberPattern(context, input);
    const numbering = (await listNumberings(context)).find((one) => one.form === form)!;
    return { clientMutationId, numbering };
  }
}
