import { enumOf } from "../graphql/enum.ts";

export const SigningOrder = enumOf("SigningOrder", "Whether slots are signed in turn (签署顺序)", {
  GIVEN: "One after the other (按顺序)",
  ANY: "In any order (不分先后)",
});

export const SignOffStatus = enumOf("SignOffStatus", "Where a sheet stands (签署状态)", {
  OPEN: "To be signed (签署中)",
  SIGNED: "Signed by all (已全部签署)",
  REFUSED: "Somebody refused (有人拒签)",
  CANCELLED: "No longer to be signed (已取消)",
});

export const SlotStatus = enumOf("SignatureSlotStatus", "Where a slot stands (签署栏状态)", {
  OPEN: "To be signed now (待签署)",
  WAITING: "Others sign first (待前序)",
  SIGNED: "Signed (已签署)",
  REFUSED: "Refused (已拒签)",
});

export const SignatureKind = enumOf("SignatureKind", "Signed or refused (签署结果)", {
  SIGNED: "Signed (签署)",
  REFUSED: "Refused, with the reason (拒签)",
});

export const SignatureMethod = enumOf("SignatureMethod", "How it was signed (签署方式)", {
  HANDWRITTEN: "By hand on the screen (手写)",
  PASSWORD: "Confirmed with the password (密码确认)",
  CODE: "Confirmed with a code of the second factor (验证码确认)",
  TYPED: "Typed name, by link (键入姓名)",
});
