import { graphql } from "../../gql/gql.ts";

export const SaveTenderExpert = graphql(/* GraphQL */ `
  mutation SaveTenderExpert($input: SaveTenderExpertInput!) {
    saveTenderExpert(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const RemoveTenderExpert = graphql(/* GraphQL */ `
  mutation RemoveTenderExpert($input: RemoveTenderExpertInput!) {
    removeTenderExpert(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const ListTenderExperts = graphql(/* GraphQL */ `
  mutation ListTenderExperts($input: ListTenderExpertsInput!) {
    listTenderExperts(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const DrawTenderExperts = graphql(/* GraphQL */ `
  mutation DrawTenderExperts($input: DrawTenderExpertsInput!) {
    drawTenderExperts(input: $input) {
      tender {
        id
        status
      }
    }
  }
`);
export const ReplaceTenderExpert = graphql(/* GraphQL */ `
  mutation ReplaceTenderExpert($input: ReplaceTenderExpertInput!) {
    replaceTenderExpert(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const RankTender = graphql(/* GraphQL */ `
  mutation RankTender($input: RankTenderInput!) {
    rankTender(input: $input) {
      tender {
        id
        status
      }
    }
  }
`);
export const AwardTender = graphql(/* GraphQL */ `
  mutation AwardTender($input: AwardTenderInput!) {
    awardTender(input: $input) {
      tender {
        id
        status
      }
    }
  }
`);
export const TellTenderResult = graphql(/* GraphQL */ `
  mutation TellTenderResult($input: TellTenderResultInput!) {
    tellTenderResult(input: $input) {
      tender {
        id
        status
      }
    }
  }
`);
export const AnswerTenderComplaint = graphql(/* GraphQL */ `
  mutation AnswerTenderComplaint($input: AnswerTenderComplaintInput!) {
    answerTenderComplaint(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const ContractTender = graphql(/* GraphQL */ `
  mutation ContractTender($input: ContractTenderInput!) {
    contractTender(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const FileTender = graphql(/* GraphQL */ `
  mutation FileTender($input: FileTenderInput!) {
    fileTender(input: $input) {
      tender {
        id
      }
    }
  }
`);
export const CloseTender = graphql(/* GraphQL */ `
  mutation CloseTender($input: CloseTenderInput!) {
    closeTender(input: $input) {
      tender {
        id
        status
      }
    }
  }
`);
export const BeginTenderAgain = graphql(/* GraphQL */ `
  mutation BeginTenderAgain($input: CreateTenderInput!) {
    createTender(input: $input) {
      tender {
        id
        version
      }
    }
  }
`);
