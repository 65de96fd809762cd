import { graphql } from "../gql/gql.ts";

export const CreateTender = graphql(/* GraphQL */ `
  mutation CreateTender($input: CreateTenderInput!) {
    createTender(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const UpdateTender = graphql(/* GraphQL */ `
  mutation UpdateTender($input: UpdateTenderInput!) {
    updateTender(input: $input) {
      tender {
        id
        version
      }
    }
  }
`);
export const SaveTenderHolder = graphql(/* GraphQL */ `
  mutation SaveTenderHolder($input: SaveTenderHolderInput!) {
    saveTenderHolder(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const RemoveTenderHolder = graphql(/* GraphQL */ `
  mutation RemoveTenderHolder($input: RemoveTenderHolderInput!) {
    removeTenderHolder(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const KeepTenderKey = graphql(/* GraphQL */ `
  mutation KeepTenderKey($input: KeepTenderKeyInput!) {
    keepTenderKey(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const SealTender = graphql(/* GraphQL */ `
  mutation SealTender($input: SealTenderInput!) {
    sealTender(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const IssueTenderNotice = graphql(/* GraphQL */ `
  mutation IssueTenderNotice($input: IssueTenderNoticeInput!) {
    issueTenderNotice(input: $input) {
      tender {
        id
        status
      }
    }
  }
`);
export const IssueTenderLink = graphql(/* GraphQL */ `
  mutation IssueTenderLink($input: IssueTenderLinkInput!) {
    issueTenderLink(input: $input) {
      url
      tender {
        id
      }
    }
  }
`);
export const RegisterTenderBidder = graphql(/* GraphQL */ `
  mutation RegisterTenderBidder($input: RegisterTenderBidderInput!) {
    registerTenderBidder(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const JudgeTenderBidder = graphql(/* GraphQL */ `
  mutation JudgeTenderBidder($input: JudgeTenderBidderInput!) {
    judgeTenderBidder(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const TellTenderQualification = graphql(/* GraphQL */ `
  mutation TellTenderQualification($input: TellTenderQualificationInput!) {
    tellTenderQualification(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const AnswerTenderQuestion = graphql(/* GraphQL */ `
  mutation AnswerTenderQuestion($input: AnswerTenderQuestionInput!) {
    answerTenderQuestion(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const ExtendTenderDeadline = graphql(/* GraphQL */ `
  mutation ExtendTenderDeadline($input: ExtendTenderDeadlineInput!) {
    extendTenderDeadline(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const FailTender = graphql(/* GraphQL */ `
  mutation FailTender($input: FailTenderInput!) {
    failTender(input: $input) {
      tender {
        id
        status
      }
    }
  }
`);
