import { expect, it } from "vitest";
import { clientOf } from "./user-agent";

it.each([
  [
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
    { name: "Chrome, Android", isPhone: true },
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    { name: "Safari, iPhone", isPhone: true },
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 YaBrowser/24.10 Safari/537.36",
    { name: "Яндекс Браузер, Windows", isPhone: false },
  ],
  ["a-robot", { name: null, isPhone: false }],
  [null, { name: null, isPhone: false }],
])("%s", (agent, client) => {
  expect(clientOf(agent)).toEqual(client);
});
