import {
  assetGroupKinds,
  assetPlaceKinds,
  warrantyStates,
  warrantyUnits,
} from "@threshold/domain/asset/vocabulary";
import { enumOfWords } from "../graphql/enum.ts";

export const AssetPlaceKind = enumOfWords(
  "AssetPlaceKind",
  "What a place of the register is (位置类别)",
  assetPlaceKinds,
);
export const AssetGroupKind = enumOfWords(
  "AssetGroupKind",
  "What things are grouped by (分组类别)",
  assetGroupKinds,
);
export const WarrantyUnit = enumOfWords(
  "WarrantyUnit",
  "What the length of a warranty is told in (保修时长单位)",
  warrantyUnits,
);
export const WarrantyState = enumOfWords(
  "WarrantyState",
  "Where a warranty stands today (保修状态)",
  warrantyStates,
);
