import type { printZh } from "./print.zh.ts";

/** Words of printing: preview, orders, verification. */
export const printEn: typeof printZh = {
  back: "Back",
  pdf: "Print as PDF",
  excel: "Download Excel",
  excelMany: "Print as Excel",
  number: "Number",
  notNumbered: "numbered when first printed",
  printedTimes: (copies) =>
    copies === 0 ? "not printed yet" : copies === 1 ? "printed once" : `printed ${copies} times`,
  previewNote:
    "The paper has page numbers and a code as well; it says what is true when it is printed.",
  signature: "Signature",
  date: "Date",
  noPicture: "The picture cannot be read",
  empty: "None",
  orders: "Print jobs",
  ordersLead: "Your own, the newest first. Only you can download the files.",
  status: "Status",
  noOrders: "Nothing printed yet",
  noOrdersText: "Choose “Print” on a plan or an estate.",
  copies: (count) => (count === 1 ? "1 copy" : `${count} copies`),
  states: {
    WAITING: "Waiting",
    PRINTING: "Printing",
    DONE: "Done",
    CANCELLED: "Cancelled",
    FAILED: "Failed",
  },
  progress: (done, total) => `${done} of ${total} copies`,
  download: "Download",
  cancel: "Cancel",
  cancelled: "Printing is cancelled",
  single: "made when you download it",
  verify: {
    title: "Verify a paper",
    lead: "Type or scan the code at the foot of the paper.",
    code: "Code",
    look: "Verify",
    genuine: "Genuine: this paper was printed by the system",
    form: "Paper",
    printedAt: "Printed",
    failures: {
      UNKNOWN:
        "There is no such code. Check it and try again; if it is still unknown, the paper is not ours.",
      WAIT: "Too many tries. Please wait a while.",
      UNREACHABLE: "Cannot be verified now. Check the network and try again.",
    },
    printedBy: "Printed by",
    copy: (copy) => `copy ${copy}`,
    unchanged: "The record still says what was printed",
    changed: "The record has changed since; the system counts",
    open: "Open the record",
    signIn: "Sign in to see the record",
  },
};
