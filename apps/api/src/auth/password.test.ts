import { describe, expect, it } from "vitest";
import { hashPassword, passwordFault, verifyPassword } from "./password.ts";

describe("a password", () => {
  it.each([
    "password123",
    "P@ssw0rd2024!",
    "Passw0rd!!!!",
    "qwertyuiop[]",
    "1q2w3e4r5t6y",
    "1234567890ab",
    "0987654321",
    "abcdefghijkl",
    "aaaaaaaaaaaa",
    "abababababab",
    "123123123123",
    "a123456789",
    "woaini1314520",
    "Admin@123456",
    "5201314wangyi",
    "zxcvbnm,./12",
    "kaipan202611",
    "iloveyou1314",
    "letmein12345",
    "          ",
  ])("“%s” is too common", (password) =>
    expect(passwordFault(password)).toBe("PASSWORD_TOO_COMMON"),
  );

  it.each([
    "correct horse battery staple",
    "晚风 plum-harbour 77",
    "Xk9$mQ2vL7pR",
    "tundra-velvet-9",
    "我家门前有两棵枣树",
    "grün-Lampe-ohne-Schirm",
  ])("“%s” is taken", (password) => {
    expect(passwordFault(password.padEnd(10, "。"))).toBeNull();
  });

  it("has ten to 128 characters, counted as people count", () => {
    expect(passwordFault("Xk9$mQ2vL")).toBe("PASSWORD_TOO_SHORT");
    expect(passwordFault("𠮷𠮷𠮷𠮷𠮷")).toBe("PASSWORD_TOO_SHORT");
    expect(passwordFault("Xk9$mQ2vL7".repeat(13))).toBe("PASSWORD_TOO_LONG");
  });

  it("is not the person's name or login with a number", () => {
    const about = ["Li Leiming", "leiming@jincheng.example"];
    expect(passwordFault("leiming20261", about)).toBe("PASSWORD_TOO_COMMON");
    expect(passwordFault("jincheng.888", about)).toBe("PASSWORD_TOO_COMMON");
  });

  it("is kept as Argon2id with 19 MiB and two passes, salted", async () => {
    const [one, two] = [await hashPassword("Xk9$mQ2vL7pR"), await hashPassword("Xk9$mQ2vL7pR")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "Xk9$mQ2vL7pR")).toBe(true);
    expect(await verifyPassword(one, "Xk9$mQ2vL7pr")).toBe(false);
    expect(await verifyPassword("no hash", "Xk9$mQ2vL7pR")).toBe(false);
  });
});
