import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { Node } from "../graphql/node.ts";
import { readField, readPayload } from "../graphql/read/execute.ts";
import { EstateConnection, PersonConnection } from "./connections.ts";
import { SavedViewPage } from "./enums.ts";
import {
  AssignRoleInput,
  AssignRolePayload,
  CreateBuildingInput,
  CreateBuildingPayload,
  CreateClusterInput,
  CreateClusterPayload,
  CreateEstateInput,
  CreateEstatePayload,
  CreatePersonInput,
  CreatePersonPayload,
  CreateRegionInput,
  CreateRegionPayload,
  CreateServiceCenterInput,
  CreateServiceCenterPayload,
  CreateUnitInput,
  CreateUnitPayload,
  DelegateRoleInput,
  DelegateRolePayload,
  DeletePlaceInput,
  DeletePlacePayload,
  DeleteViewInput,
  DeleteViewPayload,
  EndAssignmentInput,
  EndAssignmentPayload,
  InvitePersonInput,
  InvitePersonPayload,
  ResetPasswordInput,
  ResetPasswordPayload,
  SaveViewInput,
  SaveViewPayload,
  UpdateBuildingInput,
  UpdateClusterInput,
  UpdateClusterPayload,
  UpdateBuildingPayload,
  UpdateEstateInput,
  UpdateEstatePayload,
  UpdatePersonInput,
  UpdatePersonPayload,
  UpdateRegionInput,
  UpdateRegionPayload,
  UpdateServiceCenterInput,
  UpdateServiceCenterPayload,
  UpdateUnitInput,
  UpdateUnitPayload,
} from "./inputs.ts";
import { EstateList, PersonList } from "./lists.ts";
import {
  assignRole,
  createPerson,
  delegateRole,
  endAssignment,
  invitePerson,
  resetPassword,
  updatePerson,
} from "./people-actions.ts";
import {
  createBuilding,
  createCluster,
  createEstate,
  createRegion,
  createServiceCenter,
  createUnit,
  deletePlace,
  updateBuilding,
  updateCluster,
  updateEstate,
  updateRegion,
  updateServiceCenter,
  updateUnit,
} from "./place-actions.ts";
import { Company, Estate, Person, SavedView, SearchHit, Viewer } from "./types.ts";
import { deleteView, saveView } from "./view-actions.ts";

/** A place made just now is not in the viewer's scope yet; the answer shows it all the same. */
const seeing = (context: Context, id: string): Context => ({
  ...context,
  scope: { ...context.scope, placeIds: [...context.scope.placeIds, id] },
});

@Resolver()
export class OrganizationResolver {
  @Query(() => Node, { nullable: true, description: "Any record by its global id (按标识取记录)" })
  node(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => Viewer, { description: "Who is signed in, in the company looked at (当前用户)" })
  viewer(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return readField(context, info);
  }

  @Query(() => Company, { description: "The company looked at (公司)" })
  company(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return readField(context, info);
  }

  @Query(() => Estate, { nullable: true, description: "An estate (小区)" })
  estate(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => EstateConnection, { description: "Estates the viewer reaches (小区列表)" })
  estates(
    @Args(() => EstateList) _list: EstateList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => [SearchHit], {
    description:
      "Estates, plans, people, buildings and units by text, pinyin or initials (全局搜索)",
  })
  search(
    @Arg("text", () => String) _text: string,
    @Arg("first", () => Int, { defaultValue: 10 }) _first: number,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => [SavedView], { description: "The viewer's views of a page, and shared ones (视图)" })
  savedViews(
    @Arg("page", () => SavedViewPage) _page: keyof typeof SavedViewPage,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => CreateRegionPayload, { description: "Add a region (新建地区物业公司)" })
  async createRegion(
    @Arg("input", () => CreateRegionInput) input: CreateRegionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const made = await createRegion(context, input);
    return answer(seeing(context, made.region), info, input, Promise.resolve(made));
  }

  @Mutation(() => CreateServiceCenterPayload, {
    description: "Add a service center (新建物业服务中心)",
  })
  async createServiceCenter(
    @Arg("input", () => CreateServiceCenterInput) input: CreateServiceCenterInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const made = await createServiceCenter(context, input);
    return answer(seeing(context, made.serviceCenter), info, input, Promise.resolve(made));
  }

  @Mutation(() => UpdateRegionPayload, { description: "Change a region (修改地区物业公司)" })
  updateRegion(
    @Arg("input", () => UpdateRegionInput) input: UpdateRegionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateRegion(context, input));
  }

  @Mutation(() => UpdateServiceCenterPayload, {
    description: "Change a service center (修改物业服务中心)",
  })
  updateServiceCenter(
    @Arg("input", () => UpdateServiceCenterInput) input: UpdateServiceCenterInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateServiceCenter(context, input));
  }

  @Mutation(() => CreateEstatePayload, { description: "Add an estate (新建小区)" })
  createEstate(
    @Arg("input", () => CreateEstateInput) input: CreateEstateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createEstate(context, input));
  }

  @Mutation(() => UpdateEstatePayload, { description: "Change an estate (修改小区)" })
  updateEstate(
    @Arg("input", () => UpdateEstateInput) input: UpdateEstateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateEstate(context, input));
  }

  @Mutation(() => CreateClusterPayload, { description: "Add a cluster (新建组团)" })
  createCluster(
    @Arg("input", () => CreateClusterInput) input: CreateClusterInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createCluster(context, input));
  }

  @Mutation(() => UpdateClusterPayload, { description: "Rename a cluster (修改组团)" })
  updateCluster(
    @Arg("input", () => UpdateClusterInput) input: UpdateClusterInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateCluster(context, input));
  }

  @Mutation(() => CreateBuildingPayload, { description: "Add a building (新建楼栋)" })
  createBuilding(
    @Arg("input", () => CreateBuildingInput) input: CreateBuildingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createBuilding(context, input));
  }

  @Mutation(() => UpdateBuildingPayload, { description: "Change a building (修改楼栋)" })
  updateBuilding(
    @Arg("input", () => UpdateBuildingInput) input: UpdateBuildingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateBuilding(context, input));
  }

  @Mutation(() => CreateUnitPayload, { description: "Add a unit (新建房屋)" })
  createUnit(
    @Arg("input", () => CreateUnitInput) input: CreateUnitInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createUnit(context, input));
  }

  @Mutation(() => UpdateUnitPayload, { description: "Change a unit (修改房屋)" })
  updateUnit(
    @Arg("input", () => UpdateUnitInput) input: UpdateUnitInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateUnit(context, input));
  }

  @Mutation(() => DeletePlacePayload, {
    description: "Delete a place that has nothing below it (删除)",
  })
  async deletePlace(
    @Arg("input", () => DeletePlaceInput) input: DeletePlaceInput,
    @Ctx() context: Context,
  ): Promise<DeletePlacePayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await deletePlace(context, input)) };
  }

  @Mutation(() => SaveViewPayload, { description: "Save a state of a list (保存视图)" })
  saveView(
    @Arg("input", () => SaveViewInput) input: SaveViewInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveView(context, input));
  }

  @Mutation(() => DeleteViewPayload, { description: "Delete a saved view (删除视图)" })
  async deleteView(
    @Arg("input", () => DeleteViewInput) input: DeleteViewInput,
    @Ctx() context: Context,
  ): Promise<DeleteViewPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await deleteView(context, input)) };
  }
}

@Resolver()
export class PeopleResolver {
  @Query(() => PersonConnection, { description: "People the viewer reaches (员工列表)" })
  people(
    @Args(() => PersonList) _list: PersonList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => Person, { nullable: true, description: "A person (员工)" })
  person(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => CreatePersonPayload, { description: "Add a person (新建员工)" })
  createPerson(
    @Arg("input", () => CreatePersonInput) input: CreatePersonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createPerson(context, input));
  }

  @Mutation(() => UpdatePersonPayload, { description: "Change a person (修改员工)" })
  updatePerson(
    @Arg("input", () => UpdatePersonInput) input: UpdatePersonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updatePerson(context, input));
  }

  @Mutation(() => AssignRolePayload, { description: "Give a role at a place (任命)" })
  assignRole(
    @Arg("input", () => AssignRoleInput) input: AssignRoleInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, assignRole(context, input));
  }

  @Mutation(() => EndAssignmentPayload, { description: "End an assignment (结束任职)" })
  endAssignment(
    @Arg("input", () => EndAssignmentInput) input: EndAssignmentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, endAssignment(context, input));
  }

  @Mutation(() => DelegateRolePayload, { description: "Let somebody stand in until a day (代理)" })
  delegateRole(
    @Arg("input", () => DelegateRoleInput) input: DelegateRoleInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, delegateRole(context, input));
  }

  @Mutation(() => InvitePersonPayload, {
    description: "Invite a person to sign in; answers the one-time link (邀请员工)",
  })
  async invitePerson(
    @Arg("input", () => InvitePersonInput) input: InvitePersonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { person, ...link } = await invitePerson(context, input);
    return readPayload(
      context,
      info,
      { person },
      { ...link, clientMutationId: input.clientMutationId },
    );
  }

  @Mutation(() => ResetPasswordPayload, {
    description: "Make a one-time link to set a new password (重置密码)",
  })
  async resetPassword(
    @Arg("input", () => ResetPasswordInput) input: ResetPasswordInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { person, ...link } = await resetPassword(context, input);
    const { clientMutationId } = input;
    return readPayload(context, info, { person }, { ...link, clientMutationId });
  }
}
