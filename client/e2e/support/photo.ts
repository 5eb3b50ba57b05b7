/** A photo as a phone takes it: large, and with too much in it to be pressed small. */
import type { Page } from "@playwright/test";

export interface Photo {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Draws one in the browser: there is no encoder of JPEG outside of it. */
export async function takePhoto(page: Page, name = "IMG_2041.jpg"): Promise<Photo> {
  const address = await page.evaluate(() => {
    const [width, height] = [1600, 1200];
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    const picture = pen.createImageData(width, height);
    for (let at = 0; at < picture.data.length; at += 4) {
      const grain = Math.random() * 60;
      picture.data.set([90 + grain, 120 + grain + (at / picture.data.length) * 60, 150, 255], at);
    }
    pen.putImageData(picture, 0, 0);
    return canvas.toDataURL("image/jpeg", 0.8);
  });
  const buffer = Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
  return { name, mimeType: "image/jpeg", buffer };
}
