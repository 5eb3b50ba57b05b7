import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");

/** The relative luminance of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function role(name: string): Record<"light" | "dark", string> {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!found?.[1] || !found[2]) throw new Error(`no role --${name} of two colours`);
  return { light: found[1], dark: found[2] };
}

const grounds = ["surface", "raised", "sunken", "overlay", "hover"];
const kinds = ["danger", "warning", "success", "info"];

const texts: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ["text", ground],
    ["muted", ground],
    ["accent", ground],
    ...kinds.map((kind): [string, string] => [kind, ground]),
  ]),
  ["text", "pressed"],
  ["accent-text", "accent"],
  ["accent-text", "accent-hover"],
  ["danger-text", "danger"],
  ...["accent", "neutral", ...kinds].map((kind): [string, string] => [
    `${kind}-on-soft`,
    `${kind}-soft`,
  ]),
];
const lines: [string, string][] = grounds.flatMap((ground): [string, string][] => [
  ["line-strong", ground],
  ["focus", ground],
]);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(texts)("text of --%s on --%s has 4.5:1", (front, back) => {
    expect(contrast(role(front)[theme], role(back)[theme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(lines)("a line of --%s on --%s has 3:1", (front, back) => {
    expect(contrast(role(front)[theme], role(back)[theme])).toBeGreaterThanOrEqual(3);
  });
});
