import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField, readRecord } from "../graphql/read/execute.ts";
import { followRecords, type RecordChange } from "../graphql/record-changes.ts";
import {
  addAssetComponent,
  changeAssetComponent,
  changeAssetType,
  componentActions,
  markEquipmentRoom,
  removeAssetComponent,
} from "./actions.ts";
import {
  AddAssetComponentInput,
  AddAssetComponentPayload,
  AssetComponentList,
  AssetGroupList,
  AssetPlaceList,
  AssetTypeList,
  ChangeAssetComponentInput,
  ChangeAssetComponentPayload,
  ChangeAssetTypeInput,
  ChangeAssetTypePayload,
  MarkEquipmentRoomInput,
  MarkEquipmentRoomPayload,
  RemoveAssetComponentInput,
  RemoveAssetComponentPayload,
} from "./inputs.ts";
import {
  AssetComponent,
  AssetComponentConnection,
  AssetGroupConnection,
  AssetPlaceConnection,
  AssetTypeConnection,
} from "./types.ts";

@Resolver(() => AssetComponent)
export class AssetResolver {
  @Query(() => AssetComponent, { nullable: true, description: "A piece of equipment (设备)" })
  assetComponent(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => AssetComponentConnection, { description: "The asset register (设备台账)" })
  assetComponents(
    @Args(() => AssetComponentList) _list: AssetComponentList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => AssetPlaceConnection, { description: "Places of the register (台账位置)" })
  assetPlaces(
    @Args(() => AssetPlaceList) _list: AssetPlaceList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => AssetGroupConnection, {
    description: "Systems and zones of the register (系统、分区)",
  })
  assetGroups(
    @Args(() => AssetGroupList) _list: AssetGroupList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => AssetTypeConnection, { description: "Types of equipment (设备类型)" })
  assetTypes(
    @Args(() => AssetTypeList) _list: AssetTypeList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions(
    @Root() component: { estate_id: string; service_center_id: string },
    @Ctx() context: Context,
  ) {
    const at = { estateId: component.estate_id, serviceCenterId: component.service_center_id };
    return componentActions(context, at).map(stateOf);
  }

  @Mutation(() => AddAssetComponentPayload, { description: "Enter a component (登记设备)" })
  addAssetComponent(
    @Arg("input", () => AddAssetComponentInput) input: AddAssetComponentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, addAssetComponent(context, input));
  }

  @Mutation(() => ChangeAssetComponentPayload, { description: "Correct a component (更正设备)" })
  changeAssetComponent(
    @Arg("input", () => ChangeAssetComponentInput) input: ChangeAssetComponentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, changeAssetComponent(context, input));
  }

  @Mutation(() => RemoveAssetComponentPayload, {
    description: "Take a component off the register (移除设备)",
  })
  async removeAssetComponent(
    @Arg("input", () => RemoveAssetComponentInput) input: RemoveAssetComponentInput,
    @Ctx() context: Context,
  ): Promise<RemoveAssetComponentPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await removeAssetComponent(context, input)) };
  }

  @Mutation(() => ChangeAssetTypePayload, { description: "Correct a type (更正设备类型)" })
  changeAssetType(
    @Arg("input", () => ChangeAssetTypeInput) input: ChangeAssetTypeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, changeAssetType(context, input));
  }

  @Mutation(() => MarkEquipmentRoomPayload, {
    description: "Say whether a space is an equipment room (标记设备房)",
  })
  markEquipmentRoom(
    @Arg("input", () => MarkEquipmentRoomInput) input: MarkEquipmentRoomInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, markEquipmentRoom(context, input));
  }

  @Subscription(() => AssetComponent, {
    description: "A component changed; only where the viewer may read it (设备变更)",
    subscribe: ({ args, context }) => {
      const id = uuidOf("AssetComponent", args.id);
      return followRecords(
        context,
        (change) => change.table === "asset_component" && change.id === id,
      );
    },
  })
  assetComponentChanged(
    @Root() change: RecordChange,
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRecord(context, info, change.id);
  }
}
