import { expect, it } from "vitest";
import { credentialsOf, isIdentity } from "./identity";

it("takes an e-mail by its @, and anything else as a phone", () => {
  expect(credentialsOf(" anna@example.com ")).toEqual({ email: "anna@example.com" });
  expect(credentialsOf("8 (999) 123-45-67")).toEqual({ phone: "8 (999) 123-45-67" });
});

it.each(["9991234567", "+7 999 123-45-67", "8 (999) 123–45–67", "anna@example.com"])(
  "lets %s pass",
  (text) => expect(isIdentity(text)).toBe(true),
);

it.each(["", "anna", "anna@", "anna@example", "12345", "999 123 anna"])("refuses %j", (text) =>
  expect(isIdentity(text)).toBe(false),
);
