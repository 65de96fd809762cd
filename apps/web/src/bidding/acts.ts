import { graphql } from "../gql/gql.ts";

export const acts = {
  createBidding: graphql(/* GraphQL */ `
    mutation CreateBidding($input: CreateBiddingInput!) {
      createBidding(input: $input) {
        project {
          id
        }
      }
    }
  `),
  updateBidding: graphql(/* GraphQL */ `
    mutation UpdateBidding($input: UpdateBiddingInput!) {
      updateBidding(input: $input) {
        project {
          id
          version
        }
      }
    }
  `),
  moveBiddingLaunch: graphql(/* GraphQL */ `
    mutation MoveBiddingLaunch($input: MoveBiddingLaunchInput!) {
      moveBiddingLaunch(input: $input) {
        project {
          id
        }
      }
    }
  `),
  recordBiddingStep: graphql(/* GraphQL */ `
    mutation RecordBiddingStep($input: RecordBiddingStepInput!) {
      recordBiddingStep(input: $input) {
        project {
          id
        }
      }
    }
  `),
  submitBidPlan: graphql(/* GraphQL */ `
    mutation SubmitBidPlan($input: SubmitBidPlanInput!) {
      submitBidPlan(input: $input) {
        project {
          id
        }
      }
    }
  `),
  requestBidding: graphql(/* GraphQL */ `
    mutation RequestBidding($input: RequestBiddingInput!) {
      requestBidding(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  prepareBidding: graphql(/* GraphQL */ `
    mutation PrepareBidding($input: PrepareBiddingInput!) {
      prepareBidding(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  agreeBidding: graphql(/* GraphQL */ `
    mutation AgreeBidding($input: AgreeBiddingInput!) {
      agreeBidding(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  issueTender: graphql(/* GraphQL */ `
    mutation IssueTender($input: IssueTenderInput!) {
      issueTender(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  startBidding: graphql(/* GraphQL */ `
    mutation StartBidding($input: StartBiddingInput!) {
      startBidding(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  submitBid: graphql(/* GraphQL */ `
    mutation SubmitBid($input: SubmitBidInput!) {
      submitBid(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  openBids: graphql(/* GraphQL */ `
    mutation OpenBids($input: OpenBidsInput!) {
      openBids(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  recordAward: graphql(/* GraphQL */ `
    mutation RecordAward($input: RecordAwardInput!) {
      recordAward(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  recordLoss: graphql(/* GraphQL */ `
    mutation RecordLoss($input: RecordLossInput!) {
      recordLoss(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  voidTender: graphql(/* GraphQL */ `
    mutation VoidTender($input: VoidTenderInput!) {
      voidTender(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  signContract: graphql(/* GraphQL */ `
    mutation SignContract($input: SignContractInput!) {
      signContract(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  fileBidding: graphql(/* GraphQL */ `
    mutation FileBidding($input: FileBiddingInput!) {
      fileBidding(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  licenseBidding: graphql(/* GraphQL */ `
    mutation LicenseBidding($input: LicenseBiddingInput!) {
      licenseBidding(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  closeBidding: graphql(/* GraphQL */ `
    mutation CloseBidding($input: CloseBiddingInput!) {
      closeBidding(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  cancelBidding: graphql(/* GraphQL */ `
    mutation CancelBidding($input: CancelBiddingInput!) {
      cancelBidding(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  saveBidTeamMember: graphql(/* GraphQL */ `
    mutation SaveBidTeamMember($input: SaveBidTeamMemberInput!) {
      saveBidTeamMember(input: $input) {
        project {
          id
        }
      }
    }
  `),
  saveBidWorkItem: graphql(/* GraphQL */ `
    mutation SaveBidWorkItem($input: SaveBidWorkItemInput!) {
      saveBidWorkItem(input: $input) {
        project {
          id
        }
      }
    }
  `),
  saveTenderRequirement: graphql(/* GraphQL */ `
    mutation SaveTenderRequirement($input: SaveTenderRequirementInput!) {
      saveTenderRequirement(input: $input) {
        project {
          id
        }
      }
    }
  `),
  recordDeveloperMaterial: graphql(/* GraphQL */ `
    mutation RecordDeveloperMaterial($input: RecordDeveloperMaterialInput!) {
      recordDeveloperMaterial(input: $input) {
        project {
          id
        }
      }
    }
  `),
  beginBidDecision: graphql(/* GraphQL */ `
    mutation BeginBidDecision($input: BeginBidDecisionInput!) {
      beginBidDecision(input: $input) {
        project {
          id
        }
      }
    }
  `),
  saveBidDecision: graphql(/* GraphQL */ `
    mutation SaveBidDecision($input: SaveBidDecisionInput!) {
      saveBidDecision(input: $input) {
        project {
          id
        }
      }
    }
  `),
  submitBidDecision: graphql(/* GraphQL */ `
    mutation SubmitBidDecision($input: SubmitBidDecisionInput!) {
      submitBidDecision(input: $input) {
        project {
          id
        }
      }
    }
  `),
  decideBid: graphql(/* GraphQL */ `
    mutation DecideBid($input: DecideBidInput!) {
      decideBid(input: $input) {
        project {
          id
          status
        }
      }
    }
  `),
  saveBidPart: graphql(/* GraphQL */ `
    mutation SaveBidPart($input: SaveBidPartInput!) {
      saveBidPart(input: $input) {
        project {
          id
        }
      }
    }
  `),
  addStandardBidParts: graphql(/* GraphQL */ `
    mutation AddStandardBidParts($input: AddStandardBidPartsInput!) {
      addStandardBidParts(input: $input) {
        project {
          id
        }
      }
    }
  `),
  orderBidParts: graphql(/* GraphQL */ `
    mutation OrderBidParts($input: OrderBidPartsInput!) {
      orderBidParts(input: $input) {
        project {
          id
        }
      }
    }
  `),
  sealBidPart: graphql(/* GraphQL */ `
    mutation SealBidPart($input: SealBidPartInput!) {
      sealBidPart(input: $input) {
        project {
          id
        }
      }
    }
  `),
  assembleBid: graphql(/* GraphQL */ `
    mutation AssembleBid($input: AssembleBidInput!) {
      assembleBid(input: $input) {
        project {
          id
        }
      }
    }
  `),
  cancelBidPack: graphql(/* GraphQL */ `
    mutation CancelBidPack($input: CancelBidPackInput!) {
      cancelBidPack(input: $input) {
        project {
          id
        }
      }
    }
  `),
  saveBidPackingItem: graphql(/* GraphQL */ `
    mutation SaveBidPackingItem($input: SaveBidPackingItemInput!) {
      saveBidPackingItem(input: $input) {
        project {
          id
        }
      }
    }
  `),
  checkBidPackingItem: graphql(/* GraphQL */ `
    mutation CheckBidPackingItem($input: CheckBidPackingItemInput!) {
      checkBidPackingItem(input: $input) {
        project {
          id
        }
      }
    }
  `),
  saveBidDefenceItem: graphql(/* GraphQL */ `
    mutation SaveBidDefenceItem($input: SaveBidDefenceItemInput!) {
      saveBidDefenceItem(input: $input) {
        project {
          id
        }
      }
    }
  `),
  addTenderRequirements: graphql(/* GraphQL */ `
    mutation AddTenderRequirements($input: AddTenderRequirementsInput!) {
      addTenderRequirements(input: $input) {
        project {
          id
        }
      }
    }
  `),
  noteBidLesson: graphql(/* GraphQL */ `
    mutation NoteBidLesson($input: NoteBidLessonInput!) {
      noteBidLesson(input: $input) {
        lesson {
          id
        }
      }
    }
  `),
  addBiddingDocument: graphql(/* GraphQL */ `
    mutation AddBiddingDocument($input: AddBiddingDocumentInput!) {
      addBiddingDocument(input: $input) {
        project {
          id
        }
      }
    }
  `),
  removeBiddingPart: graphql(/* GraphQL */ `
    mutation RemoveBiddingPart($input: RemoveBiddingPartInput!) {
      removeBiddingPart(input: $input) {
        project {
          id
        }
      }
    }
  `),
} as const;
export type ActName = keyof typeof acts;
