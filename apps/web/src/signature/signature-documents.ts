import { graphql } from "../gql/gql.ts";

/** All that the panel shows; every act answers it, so that the cache has the sheet as it stands. */
export const SignaturePanel_signOff = graphql(/* GraphQL */ `
  fragment SignaturePanel_signOff on SignOff {
    id
    title
    titleEn
    status
    signingOrder
    contentHash
    slots {
      id
      key
      label
      labelEn
      side
      roles
      level
      status
      person {
        id
        name
      }
      signature {
        id
        kind
        method
        drawing
        reason
        signedAt
        content
        contentHash
        outsiderName
        outsiderOrganization
        person {
          id
          name
        }
      }
      actions {
        action
        allowed
        code
        details
      }
    }
    links {
      id
      ...AccessLinks_links
    }
    signatures {
      id
      slotKey
      kind
      method
      reason
      signedAt
      voidedAt
      outsiderName
      person {
        id
        name
      }
    }
  }
`);

/** A sheet with what it is about. */
export const OneSignOff = graphql(/* GraphQL */ `
  query OneSignOff($id: ID!) {
    signOff(id: $id) {
      id
      title
      titleEn
      recordId
      facts {
        label
        labelEn
        value
      }
      serviceCenter {
        id
        name
      }
      ...SignaturePanel_signOff
    }
  }
`);

export const SignRecord = graphql(/* GraphQL */ `
  mutation SignRecord($input: SignRecordInput!) {
    signRecord(input: $input) {
      signOff {
        id
        ...SignaturePanel_signOff
      }
    }
  }
`);

export const RefuseSignature = graphql(/* GraphQL */ `
  mutation RefuseSignature($input: RefuseSignatureInput!) {
    refuseSignature(input: $input) {
      signOff {
        id
        ...SignaturePanel_signOff
      }
    }
  }
`);
