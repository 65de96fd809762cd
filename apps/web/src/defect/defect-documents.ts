import { graphql } from "../gql/gql.ts";

export const DefectRow_defect = graphql(/* GraphQL */ `
  fragment DefectRow_defect on Defect {
    id
    number
    status
    severity
    category
    text
    part
    dueOn
    overdue
    round
    estate {
      id
      name
    }
    building {
      id
      number
    }
    unit {
      id
      roomNumber
    }
    region {
      id
      name
    }
    contractor {
      id
      name
    }
    follower {
      id
      name
    }
  }
`);

export const PlanPicture_plan = graphql(/* GraphQL */ `
  fragment PlanPicture_plan on LayoutPlan {
    id
    layoutType
    width
    height
    attachments {
      id
      url
      mediaType
    }
    regions {
      id
      name
      corners
    }
  }
`);

export const Photo_photo = graphql(/* GraphQL */ `
  fragment Photo_photo on DefectPhoto {
    marks
    attachment {
      id
      name
      url
      thumbnailUrl
      mediaType
      createdBy {
        id
        name
      }
      capture {
        at
        by
        place {
          latitude
          longitude
          accuracy
          by
        }
      }
    }
  }
`);

export const RaiseDefect = graphql(/* GraphQL */ `
  mutation RaiseDefect($input: RaiseDefectInput!) {
    raiseDefect(input: $input) {
      clientMutationId
    }
  }
`);

export const AssignDefects = graphql(/* GraphQL */ `
  mutation AssignDefects($input: AssignDefectsInput!) {
    assignDefects(input: $input) {
      defects {
        id
        status
        version
      }
      decisions {
        id
        done
        code
        details
      }
    }
  }
`);

export const CloseDefects = graphql(/* GraphQL */ `
  mutation CloseDefects($input: CloseDefectsInput!) {
    closeDefects(input: $input) {
      defects {
        id
        status
        version
      }
      decisions {
        id
        done
        code
        details
      }
    }
  }
`);

export const FixDefect = graphql(/* GraphQL */ `
  mutation FixDefect($input: FixDefectInput!) {
    fixDefect(input: $input) {
      defect {
        id
        status
      }
    }
  }
`);

export const VerifyDefect = graphql(/* GraphQL */ `
  mutation VerifyDefect($input: VerifyDefectInput!) {
    verifyDefect(input: $input) {
      defect {
        id
        status
      }
    }
  }
`);

export const TellDefect = graphql(/* GraphQL */ `
  mutation TellDefect($input: TellDefectInput!) {
    tellDefect(input: $input) {
      defect {
        id
        status
      }
    }
  }
`);

export const MergeDefects = graphql(/* GraphQL */ `
  mutation MergeDefects($input: MergeDefectsInput!) {
    mergeDefects(input: $input) {
      defect {
        id
        severity
        dueOn
      }
    }
  }
`);

export const SplitDefect = graphql(/* GraphQL */ `
  mutation SplitDefect($input: SplitDefectInput!) {
    splitDefect(input: $input) {
      parts {
        id
      }
    }
  }
`);

export const CopyDefect = graphql(/* GraphQL */ `
  mutation CopyDefect($input: CopyDefectInput!) {
    copyDefect(input: $input) {
      copies {
        id
      }
      decisions {
        id
        done
        code
        details
      }
    }
  }
`);

export const MarkPhoto = graphql(/* GraphQL */ `
  mutation MarkPhoto($input: MarkPhotoInput!) {
    markPhoto(input: $input) {
      attachment {
        id
      }
    }
  }
`);

export const KeepContractor = graphql(/* GraphQL */ `
  mutation KeepContractor($input: KeepContractorInput!) {
    keepContractor(input: $input) {
      contractor {
        id
        name
        trades
        contactName
        phone
        version
      }
    }
  }
`);

/** Responsible parties to choose from: by name, and of which center. */
export const Contractors = graphql(/* GraphQL */ `
  query Contractors($serviceCenterIds: [ID!]) {
    contractors(first: 100, serviceCenterIds: $serviceCenterIds) {
      nodes {
        id
        name
        serviceCenter {
          id
          name
        }
      }
    }
  }
`);
