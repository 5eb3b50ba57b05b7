const BROWSERS: readonly [RegExp, string][] = [
  [/YaBrowser\//, "Яндекс Браузер"],
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
  [/curl\//, "curl"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

export interface Client {
  /** 'Chrome, Android'; null when the agent says nothing that we know. */
  name: string | null;
  isPhone: boolean;
}

/** What a person recognises of a browser's long name; the order decides, since all claim much. */
export function clientOf(agent: string | null): Client {
  const find = (names: readonly [RegExp, string][]) =>
    names.find(([pattern]) => pattern.test(agent ?? ""))?.[1];
  const parts = [find(BROWSERS), find(SYSTEMS)].filter(Boolean);
  return {
    name: parts.join(", ") || null,
    isPhone: /iPhone|iPad|Android|Mobile/.test(agent ?? ""),
  };
}
