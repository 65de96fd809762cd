import { graphql } from "../gql/gql.ts";

export const CustodyThing_item = graphql(/* GraphQL */ `
  fragment CustodyThing_item on CustodyItem {
    id
    kind
    name
    number
    form
    measure
    place
    inStore
    outCount
    lost
    overdue
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
  }
`);

export const CustodyLoan_loan = graphql(/* GraphQL */ `
  fragment CustodyLoan_loan on CustodyLoan {
    id
    held
    handedOn
    dueBackOn
    overdue
    handover {
      id
      number
    }
    holder {
      id
      party
      name
      organization
      phone
    }
    item {
      id
      kind
      name
      number
      form
      place
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
    }
  }
`);

export const ThingsByNumber = graphql(/* GraphQL */ `
  query ThingsByNumber($filter: CustodyItemFilter) {
    custodyItems(first: 100, filter: $filter) {
      nodes {
        ...CustodyThing_item
      }
    }
  }
`);

export const LoansToReturn = graphql(/* GraphQL */ `
  query LoansToReturn($filter: CustodyLoanFilter) {
    custodyLoans(first: 100, filter: $filter) {
      nodes {
        ...CustodyLoan_loan
      }
    }
  }
`);

export const CustodyEstates = graphql(/* GraphQL */ `
  query CustodyEstates {
    estates(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const HandOverCustody = graphql(/* GraphQL */ `
  mutation HandOverCustody($input: HandOverCustodyInput!) {
    handOverCustody(input: $input) {
      handover {
        id
        status
      }
    }
  }
`);

export const CancelCustodyHandover = graphql(/* GraphQL */ `
  mutation CancelCustodyHandover($input: CancelCustodyHandoverInput!) {
    cancelCustodyHandover(input: $input) {
      handover {
        id
        status
        cancelledReason
      }
    }
  }
`);

export const SettleCustodyDifference = graphql(/* GraphQL */ `
  mutation SettleCustodyDifference($input: SettleCustodyDifferenceInput!) {
    settleCustodyDifference(input: $input) {
      difference {
        id
        settlement
        settledOn
      }
    }
  }
`);

export const ReportCustodyLoss = graphql(/* GraphQL */ `
  mutation ReportCustodyLoss($input: ReportCustodyLossInput!) {
    reportCustodyLoss(input: $input) {
      item {
        id
        lost
        inStore
        outCount
      }
    }
  }
`);

export const SettleCustodyLoss = graphql(/* GraphQL */ `
  mutation SettleCustodyLoss($input: SettleCustodyLossInput!) {
    settleCustodyLoss(input: $input) {
      item {
        id
        lost
        inStore
      }
    }
  }
`);

export const KeepCustodyItem = graphql(/* GraphQL */ `
  mutation KeepCustodyItem($input: KeepCustodyItemInput!) {
    keepCustodyItem(input: $input) {
      item {
        id
        name
        place
        expected
        note
        version
      }
    }
  }
`);

export const ListStandardDocuments = graphql(/* GraphQL */ `
  mutation ListStandardDocuments($input: ListStandardDocumentsInput!) {
    listStandardDocuments(input: $input) {
      items {
        id
      }
    }
  }
`);

export const ListCustodyThings = graphql(/* GraphQL */ `
  mutation ListCustodyThings($input: ListCustodyThingsInput!) {
    listCustodyThings(input: $input) {
      items {
        id
      }
    }
  }
`);

export const AskForCustodyItems = graphql(/* GraphQL */ `
  mutation AskForCustodyItems($input: AskForCustodyItemsInput!) {
    askForCustodyItems(input: $input) {
      items {
        id
        askedOn
        promisedOn
      }
    }
  }
`);
