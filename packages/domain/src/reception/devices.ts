import type { Decimal } from "../decimal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { DeviceKind, DeviceStatus, Station } from "./vocabulary.ts";

/** A device of the front desk (前台设备), as its rules need it. */
export interface Device {
  readonly kind: DeviceKind;
  readonly station: Station;
  readonly status: DeviceStatus;
  /** Phones: customers' requests come in on it. */
  readonly takesRequests: boolean;
  /** Phones: connected to the recording system. */
  readonly recorded: boolean;
}

/** Only a phone takes requests and is recorded. Refused: RECEPTION_PHONES_ONLY. */
export const checkDevice = (device: Device): Result<Device> =>
  device.kind !== "PHONE" && (device.takesRequests || device.recorded)
    ? refuse("RECEPTION_PHONES_ONLY")
    : ok(device);

const count = (devices: readonly Device[]): Decimal => String(devices.length);

/**
 * What the register says of the items that it answers: a device that is faulty or retired is none.
 * RCP-R12 computers by desk, R13 telephones at the front desk, R14 request phones off the recording
 * system, R15 monitoring.
 */
export function answersOfDevices(all: readonly Device[]) {
  const devices = all.filter(({ status }) => status === "IN_USE");
  const of = (kind: DeviceKind, station?: Station) =>
    devices.filter(
      (one) => one.kind === kind && (station === undefined || one.station === station),
    );
  const requestPhones = of("PHONE").filter((phone) => phone.takesRequests);
  return {
    COMPUTERS: {
      numbers: {
        FRONT_DESK: count(of("PC", "FRONT_DESK")),
        CASHIER_DESK: count(of("PC", "CASHIER_DESK")),
      },
    },
    PHONES: { numbers: { COUNT: count(of("PHONE", "FRONT_DESK")) } },
    PHONE_RECORDING: {
      numbers: { NOT_RECORDED: count(requestPhones.filter((phone) => !phone.recorded)) },
    },
    MONITORING: {
      numbers: {
        DVR: count(of("DVR")),
        CAMERA: count(of("CAMERA")),
        PICKUP: count(of("PICKUP")),
      },
    },
  };
}
