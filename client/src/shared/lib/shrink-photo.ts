/** Enough to see a serial number on; phones make twice that. */
const MAX_SIDE = 2560;
const KEEP_UP_TO = 1_500_000;
const QUALITY = 0.85;

/**
 * A smaller JPEG of a large photo, turned the right way up; anything else comes back as it is.
 *
 * Saves minutes of upload on a poor connection. What the browser cannot decode is the server's
 * to judge.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  if (
    !/^image\/(jpeg|png|webp|hei[cf])$/.test(file.type) ||
    typeof OffscreenCanvas === "undefined"
  ) {
    return file;
  }
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return file;
  }
  try {
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const isTaken = /^image\/(jpeg|png|webp)$/.test(file.type);
    if (scale === 1 && isTaken && file.size <= KEEP_UP_TO) return file;
    const width = Math.round(bitmap.width * scale);
    const height = Math.round(bitmap.height * scale);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (!context) return file;
    // JPEG has no transparency: what shows through is white, as on the page.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
    if (isTaken && blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.[^.]+$/, ".jpg"), { type: "image/jpeg" });
  } finally {
    bitmap.close();
  }
}
