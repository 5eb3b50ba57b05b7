/** The POSTs that honour `Idempotency-Key`: those that create (a test holds it to the contract). */
const CREATES =
  /^\/api\/v1\/(auth\/register|devices(\/[^/]+\/photos)?|faq\/(articles|categories)|media\/uploads|pages|support(\/[^/]+\/messages(\/(user|support))?)?|tickets(\/bulk|\/views|\/[^/]+\/(messages|rating))?)\/?$/;

/** Whether a POST to this path can be sent again under the same key with no second effect. */
export function isRepeatable(path: string): boolean {
  return CREATES.test(path);
}
